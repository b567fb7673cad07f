package io.benchmarkagent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.comparison.Comparing;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.CallGraphFile;
import io.benchmarkagent.source.Calls;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.kubernetes.KubernetesSettings;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Desks at which questions about one archive are looked up. */
record Desks(RunArchive archive, Pipeline pipeline, Aiding aiding) {

    /** What there is beside an archive, for a Prometheus and a cluster that are waited for so long. */
    private record Aiding(ArchiveCommands archives, Settings settings, Comparing comparing, Calls calls) {
        Desk.Aids within(Duration patience, Progress steps) {
            return new Desk.Aids(
                    CallGraphFile.of(settings.cause().callGraph()),
                    comparing,
                    live(patience, steps),
                    cluster(patience));
        }

        /** None where no address is configured; nothing is asked before a question needs it. */
        private Optional<Live> live(Duration patience, Progress steps) {
            return Optional.of(settings.prometheus().within(patience))
                    .filter(prometheus -> !prometheus.url().isEmpty())
                    .map(prometheus -> new Live(
                            LivePrometheus.of(
                                    prometheus,
                                    archives.variables().all(),
                                    archives.variables().cacheFolder(),
                                    archives.variables().shared(),
                                    archives.clock(),
                                    calls),
                            settings.live(),
                            () -> QueryCatalogue.of(prometheus, QueryCatalogue::standard),
                            steps));
        }

        /** None unless it is asked for. */
        private Optional<LiveCluster> cluster(Duration patience) {
            return Optional.of(settings.kubernetes())
                    .filter(KubernetesSettings::enabled)
                    .map(kubernetes ->
                            LiveCluster.of(kubernetes, archives.variables().all(), patience, archives.clock(), calls));
        }
    }

    static Desks of(ArchiveCommands archives, Settings settings, MetricCatalogue metrics, RunArchive archive)
            throws SettingsReader.WrongSettings {
        return new Desks(
                archive,
                archives.recorded(settings, metrics, Progress.SILENT),
                new Aiding(archives, settings, ArchiveCommands.comparing(settings, metrics), Calls.UNTOLD));
    }

    /**
     * @param patience for the Prometheus and the cluster that may be asked
     * @param calls told of each time that they are
     */
    static Desk.Aids aids(
            ArchiveCommands archives, Settings settings, MetricCatalogue metrics, Duration patience, Calls calls)
            throws SettingsReader.WrongSettings {
        return new Aiding(archives, settings, ArchiveCommands.comparing(settings, metrics), calls)
                .within(patience, Progress.SILENT);
    }

    /**
     * @param out where reports keep the evidence they fetched
     * @param patience for the Prometheus and the cluster that may be asked
     * @param steps told when Prometheus is asked
     */
    Desk at(FromArchive from, Path out, Duration patience, Progress steps) {
        return new Desk(archive, pipeline, ArchiveCommands.request(from, out), aiding.within(patience, steps));
    }
}
