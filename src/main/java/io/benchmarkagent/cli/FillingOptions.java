package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.ReportRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of those who fill a folder with reports: all of them have to be given the same. */
public final class FillingOptions {
    private static final int MOST_THREADS = 256;

    @Option(
            names = "--out",
            paramLabel = "DIR|s3://…",
            defaultValue = "reports",
            description =
                    "where reports and fetched evidence go; a folder, or s3://bucket/prefix (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Option(
            names = "--prometheus-url",
            paramLabel = "URL",
            description = "ask this Prometheus for what no recorded evidence tells; token in PROMETHEUS_TOKEN")
    @Nullable
    String prometheusUrl;

    @Option(
            names = "--llm",
            defaultValue = "off",
            description = "who writes the narratives: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    ReportCommand.Llm llm = ReportCommand.Llm.off;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many reports are made at once (default: one for each processor)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "a PostgreSQL for the job's metadata (default: a file under --out)")
    @Nullable
    String database;

    @Option(
            names = "--broker",
            paramLabel = "amqp://…",
            description = "a RabbitMQ over which workers are handed runs; password in RABBITMQ_PASSWORD")
    @Nullable
    String broker;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException for a folder that has no name */
    Asked asked(FromArchive from, boolean verbose) {
        if (out.toString().isBlank()) {
            throw new ParameterException(spec.commandLine(), "--out is empty; give a folder for the reports");
        }
        return new Asked(request(from), overrides(), from.config(), Optional.empty(), verbose);
    }

    int threads() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads " + threads + " is no number of threads; give 1 to " + MOST_THREADS);
        }
        return threads;
    }

    private ReportRequest request(FromArchive from) {
        return new ReportRequest(
                Optional.empty(),
                from.archive(),
                out,
                List.of(),
                Optional.empty(),
                from.zone(),
                Optional.empty(),
                from.accepted(),
                Optional.empty(),
                from.config().stream()
                        .flatMap(file -> Stream.of("--config", file.toString()))
                        .toList());
    }

    private Map<String, String> overrides() {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("llm.mode", llm.name()));
        Optional.ofNullable(prometheusUrl).ifPresent(url -> settings.put("prometheus.url", url));
        Optional.ofNullable(database).ifPresent(url -> settings.put("backfill.database", url));
        Optional.ofNullable(broker).ifPresent(url -> settings.put("backfill.broker", url));
        return settings;
    }
}
