package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "fills a folder. The password of a PostgreSQL is given as PGPASSWORD, that of a RabbitMQ as RABBITMQ_PASSWORD. With",
            "--broker the reports are made by 'benchmark-agent worker', on as many machines as run one.",
            "",
            "Exit codes: 0 done; 1 a report could not be written; 2 wrong usage, or a run that cannot be read.",
            "",
            "Examples:",
            "  benchmark-agent backfill --archive sample-benchmarks",
            "  benchmark-agent backfill --last 30d --prometheus-url http://localhost:9090 -v",
            "  benchmark-agent backfill --threads 8 --format json \\",
            "      --database jdbc:postgresql://db/bench?user=bench",
            "  benchmark-agent backfill --broker amqp://bench@broker \\",
            "      --database jdbc:postgresql://db/bench?user=bench"
        })
public final class BackfillCommand implements Callable<Integer> {
    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            description = "only runs of this time up to now, such as 30d, 2w or 12h (default: all)")
    @Nullable
    String last;

    @Mixin
    FillingOptions filling = new FillingOptions();

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
        return answering.answer(
                new BackfillAsked(filling.asked(from, verbose), span(), filling.threads(), format == Format.json));
    }

    private Optional<TimeSpan> span() {
        try {
            return Optional.ofNullable(last).map(TimeSpan::of);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--last " + none.getMessage());
        }
    }
}
