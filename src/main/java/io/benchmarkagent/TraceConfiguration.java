package io.benchmarkagent;

import io.benchmarkagent.web.query.Carrying;
import io.benchmarkagent.web.trace.TraceFilter;
import io.benchmarkagent.web.trace.Traces;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Traces, where a collector is named: nobody else's service loads any of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(TraceConfiguration.HasCollector.class)
class TraceConfiguration {

    static final class HasCollector implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Optional.ofNullable(context.getBeanFactory())
                    .flatMap(beans -> beans.getBean(Served.class).traces())
                    .isPresent();
        }
    }

    @Bean
    Carrying carrying(Served served) {
        return served.traces().orElseThrow();
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(Served served) {
        Traces traces = served.traces().orElseThrow();
        FilterRegistrationBean<TraceFilter> registration = new FilterRegistrationBean<>(new TraceFilter(traces));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        return registration;
    }
}
