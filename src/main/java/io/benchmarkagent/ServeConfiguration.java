package io.benchmarkagent;

import io.benchmarkagent.llm.Watched;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.ReportJob;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.web.OpenApi;
import io.benchmarkagent.web.Pieces;
import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.access.AccessConfiguration;
import io.benchmarkagent.web.access.AccessParts;
import io.benchmarkagent.web.access.LoginPages;
import io.benchmarkagent.web.access.PostLog;
import io.benchmarkagent.web.conversation.ConversationsApi;
import io.benchmarkagent.web.conversation.Talking;
import io.benchmarkagent.web.health.HealthConfiguration;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.ReportedFindings;
import io.benchmarkagent.web.holdings.ServedFiles;
import io.benchmarkagent.web.holdings.Verdicts;
import io.benchmarkagent.web.measure.MeasureConfiguration;
import io.benchmarkagent.web.measure.Meters;
import io.benchmarkagent.web.measure.ReportMeters;
import io.benchmarkagent.web.page.ChatPage;
import io.benchmarkagent.web.page.ComparePage;
import io.benchmarkagent.web.page.Dress;
import io.benchmarkagent.web.page.DressApi;
import io.benchmarkagent.web.page.HistoryPage;
import io.benchmarkagent.web.page.Ledger;
import io.benchmarkagent.web.page.MakingPage;
import io.benchmarkagent.web.page.NowhereProblems;
import io.benchmarkagent.web.page.OverviewPage;
import io.benchmarkagent.web.page.PageProblems;
import io.benchmarkagent.web.page.Paper;
import io.benchmarkagent.web.page.RunPage;
import io.benchmarkagent.web.page.Shown;
import io.benchmarkagent.web.problem.Problems;
import io.benchmarkagent.web.query.Asking;
import io.benchmarkagent.web.query.Carrying;
import io.benchmarkagent.web.query.Counter;
import io.benchmarkagent.web.query.Presence;
import io.benchmarkagent.web.query.QueryApi;
import io.benchmarkagent.web.report.Making;
import io.benchmarkagent.web.report.ReportsApi;
import io.benchmarkagent.web.report.Shelf;
import io.benchmarkagent.web.report.Tasks;
import io.benchmarkagent.web.runs.ComparisonApi;
import io.benchmarkagent.web.runs.FindingsApi;
import io.benchmarkagent.web.runs.FoundApi;
import io.benchmarkagent.web.runs.RunApi;
import io.benchmarkagent.web.runs.RunsApi;
import io.benchmarkagent.web.store.Away;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
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
    AccessConfiguration.class,
    LoginPages.class,
    HealthConfiguration.class,
    MeasureConfiguration.class,
    TraceConfiguration.class,
    SlackConfiguration.class,
    StoreConfiguration.class,
    WebhookConfiguration.class,
    Problems.class,
    QueryApi.class,
    ConversationsApi.class,
    RunsApi.class,
    RunApi.class,
    FindingsApi.class,
    FoundApi.class,
    ComparisonApi.class,
    ReportsApi.class,
    OpenApi.class,
    Pieces.class,
    DressApi.class,
    OverviewPage.class,
    RunPage.class,
    HistoryPage.class,
    ComparePage.class,
    ChatPage.class,
    MakingPage.class,
    PageProblems.class,
    NowhereProblems.class
})
class ServeConfiguration {

    @Bean
    AccessParts accessParts(Served served, PostLog log) {
        return served.access(log);
    }

    @Bean
    Meters meters(Served served) {
        return served.meters();
    }

    /** Of the narratives of reports. */
    @Bean
    Watched.Watcher watcher(Served served) {
        return served.watcher();
    }

    @Bean
    Verdicts verdicts() {
        return new Verdicts();
    }

    @Bean
    Holdings holdings(Served served) {
        return served.holdings();
    }

    @Bean
    io.benchmarkagent.web.query.Answering answering(Served served) {
        return served;
    }

    @Bean
    Talking talking(Served served) {
        return served;
    }

    @Bean
    ReportedFindings reported(Holdings holdings) {
        return new ReportedFindings(holdings, new ServedFiles());
    }

    /** One report is made at a time, so that the stages that are told are its own. */
    @Bean
    Making making(Served served, ReportJob job, ToldStages stages, Meters meters) {
        return new ReportMeters(meters)
                .timed((run, told) ->
                        stages.during(told, () -> served.part("report", () -> job.run(served.request(run)))));
    }

    /** Whoever is to know of a report is told when it is there. */
    @Bean
    Tasks tasks(Making making, ObjectProvider<Reported> all, Shelf shelf, Away away, Clock clock) {
        return new Tasks(
                (run, told) -> {
                    List<Outcome> outcomes = making.make(run, told);
                    all.forEach(one -> one.tell(outcomes));
                    return outcomes;
                },
                shelf,
                away,
                clock);
    }

    /** Somebody who is told of every report that was asked for. */
    @FunctionalInterface
    interface Reported {
        void tell(List<Outcome> outcomes);
    }

    @Bean
    Templates templates(Settings settings) {
        return Templates.of(settings.report());
    }

    @Bean
    Dress dress(Templates templates) {
        return new Dress(templates);
    }

    @Bean
    Paper paper(Templates templates, Dress dress) {
        return new Paper(templates, dress, Clock.systemUTC());
    }

    @Bean
    Reported printedAgain(Paper paper) {
        return outcomes -> paper.printAgain();
    }

    @Bean
    Shown shown(ReportedFindings reported) {
        return new Shown(reported);
    }

    @Bean
    Ledger ledger(Variables variables) {
        return new KeptLedger(variables.stateFolder(), Clock.systemUTC());
    }

    @Bean
    WebSettings webSettings(Settings settings) {
        return settings.web();
    }

    @Bean
    Counter counter(WebSettings settings, ObjectProvider<Carrying> carrying) {
        return new Counter(settings, System::nanoTime, carrying.getIfAvailable(() -> work -> work));
    }

    @Bean
    Presence presence() {
        return new Presence();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noticed() {
        return Presence::at;
    }

    @Bean
    Asking asking(Counter counter, Presence presence) {
        return new Asking(counter, presence);
    }
}
