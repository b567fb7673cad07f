package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.ReportRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backfill}: a report for every archived run that lacks one. */
@Command(
        name = "backfill",
        description = "Write a report for every archived run that lacks one, oldest first.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A report is current where it was made by this version with these settings of the same run, the same baseline runs",
            "and the same evidence; who tells its story does not count. What is current is skipped, so that it may be stopped at",
            "any moment and run again. A run that cannot be read is said and stops no other. With --prometheus-url, runs are asked",
            "about that have unanswered queries. All reports are on one page then: index.html under --out. One backfill at a time",
            "fills a folder. The password of a PostgreSQL is given as PGPASSWORD.",
            "",
            "Exit codes: 0 done; 1 a report could not be written; 2 wrong usage, or a run that cannot be read.",
            "",
            "Examples:",
            "  benchmark-agent backfill --archive sample-benchmarks",
            "  benchmark-agent backfill --last 30d --prometheus-url http://localhost:9090 -v",
            "  benchmark-agent backfill --threads 8 --format json \\",
            "      --database jdbc:postgresql://db/bench?user=bench"
        })
public final class BackfillCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 256;

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            description = "only runs of this time up to now, such as 30d, 2w or 12h (default: all)")
    @Nullable
    String last;

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
            names = "--format",
            defaultValue = "text",
            description = "print the summary as ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    /** How the summary is printed; named as it is typed. */
    enum Format {
        text,
        json
    }

    @Option(names = "-v", description = "one line for each run, on standard error")
    boolean verbose;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Answering<BackfillAsked> answering;

    public BackfillCommand(Answering<BackfillAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        if (out.toString().isBlank()) {
            throw new ParameterException(spec.commandLine(), "--out is empty; give a folder for the reports");
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads " + threads + " is no number of threads; give 1 to " + MOST_THREADS);
        }
        return answering.answer(new BackfillAsked(
                new Asked(request(), overrides(), from.config(), Optional.empty(), verbose),
                span(),
                threads,
                format == Format.json));
    }

    private ReportRequest request() {
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
        return settings;
    }

    private Optional<TimeSpan> span() {
        try {
            return Optional.ofNullable(last).map(TimeSpan::of);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--last " + none.getMessage());
        }
    }
}
