package io.benchmarkagent.web.measure;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.health.Readiness;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Verdicts;
import io.benchmarkagent.web.query.Counter;
import io.benchmarkagent.web.report.Tasks;
import io.micrometer.core.instrument.Gauge;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What is counted, and where. */
@Configuration(proxyBeanMethods = false)
@Import(MetricsApi.class)
public class MeasureConfiguration {

    @Bean
    QuestionMeters waitingQuestions(Meters meters, Counter counter, WebSettings settings) {
        return new QuestionMeters(meters).line(counter, settings.waiting());
    }

    @Bean
    ReportMeters waitingReports(Meters meters, Tasks tasks) {
        return new ReportMeters(meters).line(tasks);
    }

    @Bean
    Gauge ready(Meters meters, Readiness readiness) {
        return Gauge.builder(Meters.name("ready"), readiness, one -> one.isReady() ? 1 : 0)
                .description("Whether requests are taken: 1, or 0")
                .register(meters.registry());
    }

    @Bean
    FindingsMeters findingsMeters(Meters meters, Holdings holdings, Verdicts verdicts) {
        return new FindingsMeters(meters, holdings, verdicts);
    }

    /** The outermost of all: what is refused is counted as well. */
    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(Meters meters) {
        FilterRegistrationBean<RequestFilter> registration = new FilterRegistrationBean<>(new RequestFilter(meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        return registration;
    }
}
