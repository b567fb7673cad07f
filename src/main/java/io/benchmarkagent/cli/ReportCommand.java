package io.benchmarkagent.cli;

import io.benchmarkagent.baseline.AsOf;
import io.benchmarkagent.pipeline.ReportRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code report}: one run's report, as three files. */
@Command(
        name = "report",
        description = "Report on one run: what is out of line, against which runs, and what to do.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Writes <out>/<run_id>/report.md, report.html and findings.json, and observations.json for later baselines.",
            "",
            "Exit codes: 0 done; 1 failed; 2 wrong usage or unreadable input;",
            "10 the report is written and the gate (--fail-on, thresholds) failed;",
            "11 the report is written and a suspected regression asks for one more run (--on-suspect rerun).",
            "",
            "Examples:",
            "  benchmark-agent report --archive sample-benchmarks --latest",
            "  benchmark-agent report --archive sample-benchmarks --latest \\",
            "      --fail-on high --on-suspect rerun",
            "",
            "  # of the run that was made once more, in your own archive",
            "  benchmark-agent report --archive benchmarks --latest --fail-on high \\",
            "      --confirms reports/RUN/rerun.json",
            "",
            "A gate in benchmark-agent.yaml; if several entries match, the last one counts:",
            "  gate:",
            "    fail-on: medium",
            "    thresholds:",
            "      - {subject: frontend, metric: latency_ms, require: p95 <= 400 ms}",
            "      - {subject: adservice, fail-on: high}",
            "    mutes:",
            "      - {subject: cartservice, metric: cpu.utilization_pct,",
            "         reason: new cache, until: 2026-12-31}"
        })
public final class ReportCommand implements Callable<Integer> {

    /** Which run; one of the two must be given. */
    static final class Which {
        @Option(
                names = "--run-id",
                paramLabel = "ID",
                description =
                        "this run's latest execution, by its id or what only that one begins with; ID@20260212T200707"
                                + " for a certain one")
        @Nullable
        String runId;

        @Option(names = "--latest", description = "the newest run of the archive")
        boolean latest;
    }

    /** When a gate fails. */
    enum FailOn {
        high,
        medium,
        never
    }

    /** What a suspected regression does. */
    enum Suspect {
        fail,
        rerun
    }

    /** Which rendering is printed as well. */
    enum Format {
        markdown,
        html,
        json
    }

    /** Who writes the narrative. */
    enum Llm {
        auto,
        off,
        required
    }

    /** Where a report is published. */
    enum Publish {
        github,
        gitlab,
        file
    }

    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    @Mixin
    FromArchive from = new FromArchive();

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

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--baseline",
            paramLabel = "ID,ID,…|@FILE",
            description =
                    "compare with these runs instead of the earlier runs of the cohort; @FILE holds ids, one a line")
    @Nullable
    String baseline;

    @Option(
            names = "--as-of",
            paramLabel = "now|TIME",
            description =
                    "consult later runs too, all of them or those up to this day or time, about what became of what"
                            + " is out of line; the baseline stays of earlier runs")
    @Nullable
    String asOf;

    @Option(names = "--format", description = "also print this one to standard output: ${COMPLETION-CANDIDATES}")
    @Nullable
    Format format;

    @Option(
            names = "--llm",
            defaultValue = "auto",
            description = "who writes the narrative: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: a model when"
                    + " OPENAI_API_KEY or OPENAI_BASE_URL is set)")
    Llm llm = Llm.auto;

    @Option(
            names = "--fail-on",
            defaultValue = "never",
            description = "exit 10 when an alert is a regression of this severity or above: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}; thresholds and mutes: gate in benchmark-agent.yaml)")
    FailOn failOn = FailOn.never;

    @Option(
            names = "--on-suspect",
            defaultValue = "fail",
            description = "what a regression does that only this run shows: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}; rerun writes the run to make beside the report, and exits 11)")
    Suspect onSuspect = Suspect.fail;

    @Option(
            names = "--confirms",
            paramLabel = "FILE",
            description = "this run was asked for by that rerun.json: it is judged against the runs named there, and"
                    + " confirms the suspicion (exit 10) or withdraws it (exit 0)")
    @Nullable
    Path confirms;

    @Option(
            names = "--publish",
            description = "comment on the pull request that this CI job is about: ${COMPLETION-CANDIDATES}; file leaves"
                    + " the comment beside the report, for 'benchmark-agent publish' in a job that may comment")
    @Nullable
    Publish publish;

    @Mixin
    GateFiles files = new GateFiles();

    @Mixin
    CommentOptions comment = new CommentOptions();

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "be done after this time, such as 2m: neither a model nor a source is waited for any longer")
    @Nullable
    String deadline;

    @Option(names = "-v", description = "one line for each stage, on standard error")
    boolean verbose;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Reporting reporting;

    public ReportCommand(Reporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public Integer call() {
        files.requireOutside(from.archive());
        Optional<String> print = Optional.ofNullable(format).map(Enum::name);
        return reporting.report(new Asked(request(), overrides(), from.config(), print, verbose), published(), files);
    }

    private Optional<PublishAsked> published() {
        if (publish == null) {
            CommentOptions.NAMES.stream().filter(this::isTyped).findFirst().ifPresent(option -> {
                throw new ParameterException(
                        commandLine(), option + " is about a comment, and none is asked for; give --publish as well");
            });
        }
        return Optional.ofNullable(publish)
                .map(where -> comment.asked(platform(where), Optional.empty(), where == Publish.file, files));
    }

    /** What is left in a file is as long as the narrower of the two takes it. */
    private static String platform(Publish where) {
        return where == Publish.file ? Publish.github.name() : where.name();
    }

    private ReportRequest request() {
        if (out.toString().isBlank()) {
            throw new ParameterException(commandLine(), "--out is empty; give a folder for the reports");
        }
        if (confirms != null && baseline != null) {
            throw new ParameterException(
                    commandLine(), "--baseline and --confirms both say what to compare with; give one of them");
        }
        return new ReportRequest(
                Optional.ofNullable(which.runId),
                from.archive(),
                out,
                pinned(),
                Optional.ofNullable(confirms),
                from.zone(),
                deadline(),
                from.accepted(),
                asOf(),
                flags());
    }

    /** What is needed, beside which run and which folders, to be told the same again. */
    private List<String> flags() {
        List<String> flags = new ArrayList<>();
        from.config().ifPresent(file -> flags.addAll(List.of("--config", file.toString())));
        if (prometheusUrl != null) {
            flags.addAll(List.of("--prometheus-url", prometheusUrl));
        }
        flags.addAll(cluster.flags());
        if (isTyped("--llm")) {
            flags.addAll(List.of("--llm", llm.name()));
        }
        if (isTyped("--fail-on")) {
            flags.addAll(List.of("--fail-on", failOn.name()));
        }
        if (isTyped("--on-suspect")) {
            flags.addAll(List.of("--on-suspect", onSuspect.name()));
        }
        if (deadline != null) {
            flags.addAll(List.of("--deadline", deadline));
        }
        return flags;
    }

    private boolean isTyped(String option) {
        return commandLine().getParseResult().hasMatchedOption(option);
    }

    private Optional<AsOf> asOf() {
        try {
            return Optional.ofNullable(asOf).map(typed -> TypedAsOf.of(typed.strip(), from.zone()));
        } catch (IllegalArgumentException none) {
            throw new ParameterException(commandLine(), "--as-of " + none.getMessage());
        }
    }

    private Map<String, String> overrides() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (prometheusUrl != null) {
            settings.put("prometheus.url", prometheusUrl);
        }
        settings.putAll(cluster.settings());
        if (isTyped("--llm")) {
            settings.put("llm.mode", llm.name());
        }
        if (isTyped("--fail-on")) {
            settings.put("gate.fail-on", failOn.name());
        }
        if (isTyped("--on-suspect")) {
            settings.put("gate.on-suspect", onSuspect.name());
        }
        return settings;
    }

    private Optional<Duration> deadline() {
        if (deadline == null) {
            return Optional.empty();
        }
        try {
            Duration time = DurationStyle.detectAndParse(deadline.strip(), ChronoUnit.SECONDS);
            if (time.compareTo(Duration.ZERO) > 0) {
                return Optional.of(time);
            }
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            // told below, with what is no time either
        }
        throw new ParameterException(
                commandLine(), "--deadline '" + deadline + "' is no time to wait; give one such as 2m or 90s");
    }

    private List<String> pinned() {
        if (baseline == null) {
            return List.of();
        }
        String ids = baseline.startsWith("@") ? read(Path.of(baseline.substring(1))) : baseline;
        List<String> wanted =
                Arrays.stream(ids.split("[,\\s]+")).filter(id -> !id.isBlank()).toList();
        if (wanted.isEmpty()) {
            throw new ParameterException(commandLine(), "--baseline '" + baseline + "' names no run; give run ids");
        }
        return wanted;
    }

    private String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    commandLine(), "--baseline: " + file + " cannot be read; give a text file of run ids, one a line");
        }
    }

    private CommandLine commandLine() {
        return spec.commandLine();
    }
}
