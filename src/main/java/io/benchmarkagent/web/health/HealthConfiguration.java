package io.benchmarkagent.web.health;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.query.Counter;
import io.benchmarkagent.web.report.Tasks;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Probes, and the end. */
@Configuration(proxyBeanMethods = false)
@Import(HealthApi.class)
public class HealthConfiguration {

    @Bean
    Readiness readiness(Holdings holdings) {
        return new Readiness(holdings::now);
    }

    @Bean
    Ending ending(Readiness readiness, WebSettings settings, Counter questions, Tasks reports) {
        return new Ending(readiness, settings.drain(), List.of(questions::close, reports::close));
    }

    /** Behind the headers that every response has. */
    @Bean
    FilterRegistrationBean<EndingFilter> endingFilter(Readiness readiness) {
        FilterRegistrationBean<EndingFilter> registration = new FilterRegistrationBean<>(new EndingFilter(readiness));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        return registration;
    }
}
