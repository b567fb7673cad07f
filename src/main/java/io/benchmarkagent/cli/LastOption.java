package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far back a command that lists runs goes. */
final class LastOption {
    @Option(
            names = "--last",
            paramLabel = "TIME",
            description = "only runs of this time up to now, such as 30d, 2w or 12h (default: all)")
    @Nullable
    String last;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** Empty for all runs; what is no time span is a mistake of the command line. */
    Optional<TimeSpan> span() {
        try {
            return Optional.ofNullable(last).map(TimeSpan::of);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--last " + none.getMessage());
        }
    }
}
