package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.Acceptance;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.source.accepted.AcceptedFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** {@code accept}: a new level is the new normal, written to a file that people review. */
@Command(
        name = "accept",
        description =
                "Accept a metric's level from one run on: its baseline starts there, and its finding fails no gate.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Adds an entry to " + AcceptedFile.NAME + " beside the settings file.",
            "",
            "Exit codes: 0 done; 1 the file cannot be written; 2 wrong usage or an unknown run, metric or subject.",
            "",
            "Examples:",
            "  benchmark-agent accept --archive sample-benchmarks \\",
            "      --run-id gcp-amd-20260301-143022 --metric cpu.utilization_pct \\",
            "      --subject checkoutservice --reason \"new tax rules\""
        })
public final class AcceptCommand implements Callable<Integer> {
    @Option(
            names = "--run-id",
            paramLabel = "ID",
            required = true,
            description = "the first run of the new level; ID@20260212T200707 for a certain execution")
    String runId = "";

    @Option(names = "--metric", paramLabel = "M", required = true, description = "such as cpu.utilization_pct")
    String metric = "";

    @Option(names = "--subject", paramLabel = "S", description = "such as checkoutservice (default: every subject)")
    @Nullable
    String subject;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why this is the new normal")
    String reason = "";

    @Option(names = "--until", paramLabel = "DATE", description = "the last day on which it holds, such as 2026-12-31")
    @Nullable
    String until;

    @Option(names = "--author", paramLabel = "NAME", description = "who says so (default: GIT_AUTHOR_NAME, else USER)")
    @Nullable
    String author;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "where reports keep what only series tell; only read (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Mixin
    FromArchive from = new FromArchive();

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Map<String, String> environment;
    private final Clock clock;
    private final Terminal terminal;

    public AcceptCommand(Map<String, String> environment, Clock clock, Terminal terminal) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ZoneId zone = from.zone();
        Acceptance acceptance = new Acceptance(
                runId,
                metric,
                Optional.ofNullable(subject),
                reason(),
                author(),
                LocalDate.ofInstant(clock.instant(), zone),
                until());
        Acceptance.Told told = acceptance.into(from.accepted(), from.archive(), out, zone);
        if (told.exitCode() == Exit.DONE) {
            terminal.show(Inert.line(told.line()) + "\n");
        } else {
            terminal.tell(told.line());
        }
        return told.exitCode();
    }

    private String reason() {
        if (reason.isBlank()) {
            throw wrong("--reason is empty; say why this is the new normal");
        }
        return reason.strip();
    }

    private String author() {
        return Stream.of(
                        Optional.ofNullable(author),
                        Optional.ofNullable(environment.get("GIT_AUTHOR_NAME")),
                        Optional.ofNullable(environment.get("USER")))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<LocalDate> until() {
        try {
            return Optional.ofNullable(until).map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            throw wrong("--until '" + until + "' is no day; give one such as 2026-12-31");
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
