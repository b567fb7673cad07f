package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Prometheus observed during a run: from recorded answers, and from the server for what is not recorded. What cannot be had
 * is a line of data quality and never an exception. The same answers give the same evidence, whether they were asked or read.
 */
public final class PrometheusSource {
    /** Prometheus answers at most 11,000 points a series. */
    private static final int MOST_POINTS = 11_000;

    private final QueryCatalogue catalogue;
    private final PrometheusSettings settings;
    private final Clients clients;
    private final int mostPoints;
    private final Duration patience;

    /** With the environment variables, of which {@code PROMETHEUS_TOKEN} and {@code PROMETHEUS_PASSWORD} are read. */
    public PrometheusSource(QueryCatalogue catalogue, PrometheusSettings settings, Map<String, String> environment) {
        this(catalogue, settings, environment, duration -> Thread.sleep(duration.toMillis()), MOST_POINTS);
    }

    PrometheusSource(
            QueryCatalogue catalogue,
            PrometheusSettings settings,
            Map<String, String> environment,
            Pause pause,
            int mostPoints) {
        this(catalogue, settings, new Clients(settings, environment, pause), mostPoints, settings.totalTimeout());
    }

    private PrometheusSource(
            QueryCatalogue catalogue, PrometheusSettings settings, Clients clients, int mostPoints, Duration patience) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clients = clients;
        this.mostPoints = mostPoints;
        this.patience = patience;
    }

    /** The same, asking the server no longer than this in any case. */
    public PrometheusSource within(Duration atMost) {
        boolean shorter = atMost.compareTo(patience) < 0;
        return new PrometheusSource(catalogue, settings, clients, mostPoints, shorter ? atMost : patience);
    }

    /** What is known of each metric that is asked for. */
    public List<MetricSpec> specs() {
        return catalogue.specs();
    }

    /** Only what is recorded, whatever server is configured. */
    public PrometheusSource recordedOnly() {
        return new PrometheusSource(catalogue, settings.recordedOnly(), clients, mostPoints, patience);
    }

    /** Whether a server is there to be asked for what is not recorded. */
    public boolean asksServer() {
        return !settings.url().isEmpty();
    }

    /** Of the queries as they would be asked: another digest, and the figures of earlier reports are of other queries. */
    public String digest() {
        return catalogue.digest(settings.namespace() + " " + settings.windowScrapes());
    }

    /** The ids of all queries, in the order in which they are asked. */
    public List<String> queryIds() {
        return catalogue.queries().stream().map(CatalogueQuery::id).toList();
    }

    /**
     * The series of the run and of the time before it. Recorded answers are looked up in the folders in their order; what was asked
     * is kept in {@code recordInto}, which is made when there is something to keep.
     */
    public Evidence collect(Window window, List<Path> recordedFolders, Path recordInto) {
        RecordedAnswers recorded =
                RecordedAnswers.in(recordedFolders, settings.maxAnswer().toBytes());
        if (settings.url().isEmpty()) {
            return recorded.hasNone(catalogue.queries())
                    ? notAsked()
                    : collection(window, recorded, recordInto, Optional.empty());
        }
        TimeLimit limit = TimeLimit.of(patience);
        try (LiveAnswers live = LiveAnswers.of(clients, limit, mostPoints)) {
            return collection(window, recorded, recordInto, Optional.of(live));
        }
    }

    private Evidence collection(Window window, RecordedAnswers recorded, Path recordInto, Optional<LiveAnswers> live) {
        return new EvidenceCollector(catalogue, settings, window, recorded, Optional.of(new Recorder(recordInto)), live)
                .evidence();
    }

    private static Evidence notAsked() {
        List<DataQuality> line = List.of(Lines.notAsked());
        return new Evidence(
                List.of(), OptionalLong.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), line);
    }
}
