package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code costs}: what models have cost. */
@Command(
        name = "costs",
        description = "Sum up what models have cost, by day, command and model, from the audit log.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The audit log is in $XDG_STATE_HOME/benchmark-agent (default: ~/.local/state/benchmark-agent). A day is",
            "marked as unusual against the other days with use: over twice their median, and three robust sigmas.",
            "",
            "Exit codes: 0 done, also when there was no call; 1 failed; 2 wrong usage;",
            "10 printed, and over --fail-over or, with --fail-on-unusual, the newest day is unusual.",
            "",
            "Examples:",
            "  benchmark-agent costs --last 30d",
            "  benchmark-agent costs --last 1d --fail-over 5 --format markdown",
            "  benchmark-agent costs --format json | jq '.days[] | select(.unusual)'"
        })
public final class CostsCommand implements Callable<Integer> {

    /** How it is printed. */
    public enum Format {
        text,
        markdown,
        json
    }

    @Option(
            names = "--last",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "this time up to now, such as 30d, 2w or 12h (default: ${DEFAULT-VALUE})")
    String last = "30d";

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Option(names = "--fail-over", paramLabel = "USD", description = "exit 10 when it was more than this altogether")
    @Nullable
    String failOver;

    @Option(names = "--fail-on-unusual", description = "exit 10 when the newest day with use is unusual")
    boolean failOnUnusual;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Answering<CostsAsked> answering;

    public CostsCommand(Answering<CostsAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(new CostsAsked(span(), format, limit(), failOnUnusual));
    }

    private TimeSpan span() {
        try {
            return TimeSpan.of(last);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--last " + none.getMessage());
        }
    }

    private OptionalDouble limit() {
        if (failOver == null) {
            return OptionalDouble.empty();
        }
        if (!failOver.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw new ParameterException(
                    spec.commandLine(), "--fail-over '" + failOver + "' is no amount; give dollars such as 5 or 0.5");
        }
        return OptionalDouble.of(Double.parseDouble(failOver.strip()));
    }
}
