package io.benchmarkagent.cli;

import io.benchmarkagent.source.accepted.AcceptedFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads the archive. */
public final class FromArchive {
    private static final Path SETTINGS = Path.of("benchmark-agent.yaml");

    @Option(
            names = "--archive",
            paramLabel = "DIR|s3://…",
            defaultValue = "benchmarks",
            description = "folder of the run JSONs, or s3://bucket/prefix; only read (default: ${DEFAULT-VALUE})")
    Path archive = Path.of("benchmarks");

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "the zone of times that carry none, and of times shown (default: ${DEFAULT-VALUE})")
    String timezone = "UTC";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings (default: benchmark-agent.yaml in the working folder, where there is one)")
    @Nullable
    Path config;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    public Path archive() {
        return archive;
    }

    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    /** Accepted levels are beside the settings. */
    public AcceptedFile accepted() {
        return AcceptedFile.beside(config().orElse(SETTINGS));
    }

    /** A zone that is none is a mistake of the command line. */
    public ZoneId zone() {
        try {
            return ZoneId.of(timezone);
        } catch (DateTimeException unknown) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--timezone '" + timezone + "' is no time zone; give one such as UTC or Europe/Berlin");
        }
    }
}
