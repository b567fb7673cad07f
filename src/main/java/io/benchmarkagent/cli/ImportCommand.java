package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.ImportRequest;
import io.benchmarkagent.pipeline.Importing;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.source.Timestamps;
import io.benchmarkagent.source.imported.ResultFormats;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: what another tool measured becomes a run. */
@Command(
        name = "import",
        description =
                "Make a run of what k6, Locust, github-action-benchmark or JMH measured, to be reported on like any other.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The format is told by the file's content. Each import adds one file to the folder of --out, which is an",
            "archive of its own: nothing in it is ever overwritten, and the pipeline's archive is never written to.",
            "Runs are compared with runs of the same cloud, machines, users, requests per second and about the same",
            "duration; what nobody told is unknown, and unknown is the same only as unknown.",
            "",
            "Exit codes: 0 done; 1 the run cannot be written; 2 wrong usage, a file that cannot be read, or a run id",
            "that is taken.",
            "",
            "Examples:",
            "  k6 run --summary-export summary.json test.js",
            "  benchmark-agent import summary.json --out runs --run-id nightly-7 \\",
            "      --timestamp 2026-03-07T02:10:00 \\",
            "      --cloud gcp --machine-type n2-standard-4 --node-count 3",
            "  benchmark-agent report --archive runs --run-id nightly-7 --fail-on high",
            "",
            "  # writes boutique_stats.csv and its history",
            "  locust --headless --users 300 --run-time 10m --csv boutique",
            "  benchmark-agent import boutique_stats.csv --out runs --run-id nightly-8 \\",
            "      --timestamp 2026-03-08T02:10:00                  # or what the history says",
            "",
            "  # every commit that is not there yet",
            "  benchmark-agent import data.js --out micro",
            "",
            "  java -jar benchmarks.jar -rf json -rff jmh.json",
            "  benchmark-agent import jmh.json --out micro --run-id jmh-8 \\",
            "      --timestamp 2026-03-08T02:10:00",
            "",
            "  # beside what the pipeline measured in that run: a copy of the run JSON",
            "  # with these figures in it",
            "  benchmark-agent import summary.json --archive sample-benchmarks \\",
            "      --into gcp-amd-20260301-143022 --out both"
        })
public final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "FILE", description = "what the tool wrote")
    Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "the folder of imported runs; made where there is none, and only ever added to")
    Path out = Path.of("");

    @Option(names = "--format", paramLabel = "NAME", description = "what the file has to be (default: whatever it is)")
    @Nullable
    String format;

    @Option(names = "--suite", paramLabel = "NAME", description = "of a data.js that holds several")
    @Nullable
    String suite;

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "the run's name, new in the folder of --out; of a data.js, how all its runs' names begin")
    @Nullable
    String runId;

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            description = "when the test ended, such as 2026-03-01T14:30:22")
    @Nullable
    String timestamp;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "the zone of a time that carries none (default: ${DEFAULT-VALUE})")
    String timezone = "UTC";

    @Mixin
    RunFactsOptions facts = new RunFactsOptions();

    @Option(
            names = "--into",
            paramLabel = "RUN_ID",
            description = "a run of --archive that the file has more figures of, instead of a run of its own")
    @Nullable
    String into;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = "benchmarks",
            description = "the archive of --into; only read (default: ${DEFAULT-VALUE})")
    Path archive = Path.of("benchmarks");

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    public ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Importing.Told told = new Importing(request()).run();
        told.done().forEach(line -> terminal.show(Inert.line(line) + "\n"));
        told.said().forEach(terminal::tell);
        return told.exitCode();
    }

    private ImportRequest request() {
        ZoneId zone = zone();
        Map<String, String> told = facts.told();
        if (into != null && (runId != null || timestamp != null || !told.isEmpty())) {
            throw wrong("--into takes the id, the time and the facts of that run; leave out --run-id, --timestamp and "
                    + "what else says them");
        }
        return new ImportRequest(
                file,
                format(),
                Optional.ofNullable(suite),
                out,
                runId(),
                timestamp(zone),
                told,
                Optional.ofNullable(into).map(run -> new ImportRequest.Into(run, archive)),
                zone);
    }

    private Optional<String> format() {
        Optional<String> named = Optional.ofNullable(format);
        if (named.filter(word -> !ResultFormats.words().contains(word)).isPresent()) {
            throw wrong("--format '" + format + "' is none; known: " + String.join(", ", ResultFormats.words()));
        }
        return named;
    }

    /** It names a file, so it has to be able to. */
    private Optional<String> runId() {
        Optional<String> id = Optional.ofNullable(runId);
        if (id.filter(name -> !name.matches("[A-Za-z0-9][A-Za-z0-9._+=,-]{0,119}"))
                .isPresent()) {
            throw wrong("--run-id '" + runId + "' cannot name a file; give at most 120 of A-Z a-z 0-9 . _ + = , -");
        }
        return id;
    }

    private Optional<Instant> timestamp(ZoneId zone) {
        Optional<Instant> time = Optional.ofNullable(timestamp).flatMap(text -> Timestamps.parse(text, zone));
        if (timestamp != null && time.isEmpty()) {
            throw wrong("--timestamp '" + timestamp + "' is no time; give one such as 2026-03-01T14:30:22");
        }
        return time;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timezone);
        } catch (DateTimeException unknown) {
            throw wrong("--timezone '" + timezone + "' is no time zone; give one such as UTC or Europe/Berlin");
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
