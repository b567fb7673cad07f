package io.benchmarkagent;

import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.ReportJob;
import io.benchmarkagent.web.OpenApi;
import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.ReportedFindings;
import io.benchmarkagent.web.holdings.ServedFiles;
import io.benchmarkagent.web.problem.Problems;
import io.benchmarkagent.web.query.Counter;
import io.benchmarkagent.web.query.QueryApi;
import io.benchmarkagent.web.report.Making;
import io.benchmarkagent.web.report.ReportsApi;
import io.benchmarkagent.web.report.Tasks;
import io.benchmarkagent.web.runs.ComparisonApi;
import io.benchmarkagent.web.runs.FindingsApi;
import io.benchmarkagent.web.runs.RunApi;
import io.benchmarkagent.web.runs.RunsApi;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the service is made of: nothing is looked for, everything is named. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@Import({
    AgentConfiguration.class,
    SlackConfiguration.class,
    Problems.class,
    QueryApi.class,
    RunsApi.class,
    RunApi.class,
    FindingsApi.class,
    ComparisonApi.class,
    ReportsApi.class,
    OpenApi.class
})
class ServeConfiguration {

    @Bean
    Holdings holdings(Served served) {
        return served.holdings();
    }

    @Bean
    io.benchmarkagent.web.query.Answering answering(Served served) {
        return served;
    }

    @Bean
    ReportedFindings reported(Holdings holdings) {
        return new ReportedFindings(holdings, new ServedFiles());
    }

    /** One report is made at a time, so that the stages that are told are its own. */
    @Bean
    Making making(Served served, ReportJob job, ToldStages stages) {
        return (run, told) -> stages.during(told, () -> job.run(served.request(run)));
    }

    /** Whoever is to know of a report is told when it is there. */
    @Bean
    Tasks tasks(Making making, ObjectProvider<Reported> all) {
        return new Tasks(
                (run, told) -> {
                    List<Outcome> outcomes = making.make(run, told);
                    all.forEach(one -> one.tell(outcomes));
                    return outcomes;
                },
                Clock.systemUTC());
    }

    /** Somebody who is told of every report that was asked for. */
    @FunctionalInterface
    interface Reported {
        void tell(List<Outcome> outcomes);
    }

    @Bean
    WebSettings webSettings(Settings settings) {
        return settings.web();
    }

    @Bean
    Counter counter(WebSettings settings) {
        return new Counter(settings, System::nanoTime);
    }
}
