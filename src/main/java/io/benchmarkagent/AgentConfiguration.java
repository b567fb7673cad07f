package io.benchmarkagent;

import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.bucket.Mirror;
import io.benchmarkagent.cause.CauseRanking;
import io.benchmarkagent.cli.Version;
import io.benchmarkagent.detection.ContainerKilled;
import io.benchmarkagent.detection.ContainerRestarted;
import io.benchmarkagent.detection.Detection;
import io.benchmarkagent.detection.Flatlined;
import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.detection.LevelShift;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.detection.OutlyingMetric;
import io.benchmarkagent.detection.PodEvicted;
import io.benchmarkagent.detection.Saturated;
import io.benchmarkagent.detection.WholeRunShift;
import io.benchmarkagent.gate.Gate;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.LlmMode;
import io.benchmarkagent.llm.Watched;
import io.benchmarkagent.narrative.ModelNarrator;
import io.benchmarkagent.narrative.Narrator;
import io.benchmarkagent.narrative.OfflineNarrator;
import io.benchmarkagent.pipeline.Collector;
import io.benchmarkagent.pipeline.Origin;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.ReportFiles;
import io.benchmarkagent.pipeline.ReportJob;
import io.benchmarkagent.recommendation.Recommender;
import io.benchmarkagent.report.Renderings;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.CallGraphFile;
import io.benchmarkagent.source.PriceFile;
import io.benchmarkagent.source.kubernetes.KubernetesSource;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which values meet which: the one place where the rooms are put together, in the fixed order of their lists. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(BatchAutoConfiguration.class)
class AgentConfiguration {

    /** Spring's own would look through all locales that Java has. */
    @Bean
    MessageSource messageSource() {
        return new NoMessages();
    }

    @Bean
    PrometheusSource prometheus(Settings settings, HeadStart headStart, Variables variables) {
        QueryCatalogue catalogue = QueryCatalogue.of(settings.prometheus(), headStart.queries()::join);
        return new PrometheusSource(catalogue, settings.prometheus(), variables.all());
    }

    @Bean
    KubernetesSource kubernetes(Settings settings, Variables variables) {
        return new KubernetesSource(settings.kubernetes(), variables.all(), Clock.systemUTC());
    }

    @Bean
    MetricCatalogue metrics(PrometheusSource prometheus) {
        return MetricCatalogue.standard().with(prometheus.specs());
    }

    @Bean
    Renderings renderings(Settings settings, HeadStart headStart) {
        return settings.report().templates().isEmpty()
                ? headStart.renderings().join()
                : Renderings.of(Templates.of(settings.report()));
    }

    @Bean
    Narrator narrator(
            Settings settings, HeadStart headStart, Variables variables, ObjectProvider<Watched.Watcher> watcher) {
        OfflineNarrator offline = new OfflineNarrator();
        return LanguageModels.chosen(settings.llm(), variables.all(), variables.caller(headStart.command()))
                .map(model -> watcher.stream()
                        .<LanguageModel>map(by -> new Watched(model, by))
                        .findFirst()
                        .orElse(model))
                .<Narrator>map(model ->
                        new ModelNarrator(model, offline, settings.llm().maxTokens(), System::nanoTime))
                .orElse(offline);
    }

    @Bean
    Pipeline pipeline(
            Settings settings,
            PrometheusSource prometheus,
            KubernetesSource kubernetes,
            MetricCatalogue metrics,
            Narrator narrator,
            Progress progress,
            Variables variables) {
        boolean required = settings.llm().mode() == LlmMode.REQUIRED;
        return pipeline(settings, prometheus, kubernetes, metrics, narrator, required, progress, variables);
    }

    /** The river, for whichever command sends runs down it. */
    static Pipeline pipeline(
            Settings settings,
            PrometheusSource prometheus,
            KubernetesSource kubernetes,
            MetricCatalogue metrics,
            Narrator narrator,
            boolean narratorRequired,
            Progress progress,
            Variables variables) {
        return new Pipeline(
                new Collector(prometheus, kubernetes, settings.prometheus().namespace()),
                new CohortChooser(settings.baseline()),
                new Judge(metrics, settings.detection()),
                detection(settings),
                new CauseRanking(CallGraphFile.of(settings.cause().callGraph())),
                Recommender.of(
                        settings.detection().loadGenerator(),
                        PriceFile.of(settings.comparison().prices())),
                settings.detection(),
                new Gate(settings.gate()),
                narrator,
                narratorRequired,
                new Origin(
                        Version.number(),
                        settings.ofReports(),
                        settings.ofFindings(),
                        Clock.systemUTC(),
                        System::nanoTime,
                        Mirror.naming(variables.cacheFolder())),
                progress);
    }

    /** Every question asked of the data, for whichever command asks them. */
    static Detection detection(Settings settings) {
        return new Detection(List.of(
                new OutlyingMetric(settings.detection()),
                new WholeRunShift(settings.detection()),
                new ContainerKilled(),
                new ContainerRestarted(),
                new PodEvicted(),
                new Saturated(),
                new LevelShift(settings.detection()),
                new MemoryLeak(settings.detection()),
                new Flatlined(settings.detection())));
    }

    @Bean
    ReportJob reportJob(
            JobRepository repository,
            JobOperator operator,
            Pipeline pipeline,
            Renderings renderings,
            MetricCatalogue metrics,
            Variables variables) {
        return new ReportJob(
                repository, operator, pipeline, new ReportFiles(renderings.all()), metrics, variables.cacheFolder());
    }
}
