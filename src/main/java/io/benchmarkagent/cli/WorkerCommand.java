package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code worker}: makes reports for the backfills of one folder, on as many machines as are wanted. */
@Command(
        name = "worker",
        description = "Make reports for 'backfill --broker', on this machine, until it is stopped.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A backfill hands slices of the archive's runs to whoever listens to its",
            "broker. Start as many workers as you like, whenever you like, with the",
            "version, settings, --archive and --out of the backfill. --out is a folder that",
            "all of them see; so is the archive, or a bucket, mirrored when a worker starts.",
            "A worker that dies costs the time of its slice: another one goes on with it.",
            "One with other settings than the backfill's ends. Passwords are given as",
            "RABBITMQ_PASSWORD and PGPASSWORD.",
            "",
            "Exit codes: 0 nothing came for --idle; 1 the broker or the database cannot be",
            "reached; 2 wrong usage, or other settings than the backfill's; 143 stopped.",
            "",
            "Examples:",
            "  benchmark-agent worker --archive /srv/runs --out /srv/reports \\",
            "      --broker amqp://bench@broker \\",
            "      --database jdbc:postgresql://db/bench?user=bench",
            "  # hands out the work, and waits for it",
            "  benchmark-agent backfill --archive /srv/runs --out /srv/reports \\",
            "      --broker amqp://bench@broker \\",
            "      --database jdbc:postgresql://db/bench?user=bench"
        })
public final class WorkerCommand implements Callable<Integer> {
    @Mixin
    FromArchive from = new FromArchive();

    @Mixin
    FillingOptions filling = new FillingOptions();

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            description = "end when nothing came for this long, such as 10m (default: never)")
    @Nullable
    String idle;

    @Option(names = "-v", description = "the framework's own complaints, on standard error")
    boolean verbose;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Answering<WorkerAsked> answering;

    public WorkerCommand(Answering<WorkerAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(new WorkerAsked(filling.asked(from, verbose), filling.threads(), idle()));
    }

    private Optional<Duration> idle() {
        try {
            return Optional.ofNullable(idle).map(TimeSpan::of).map(TimeSpan::length);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--idle " + none.getMessage());
        }
    }
}
