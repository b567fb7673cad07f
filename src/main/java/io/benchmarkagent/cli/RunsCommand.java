package io.benchmarkagent.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code runs}: what the archive holds. */
@Command(
        name = "runs",
        description = "List the archive's runs, newest first, and how many comparable earlier runs each has.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The first column is what 'report --run-id' takes: an execution that is not the latest of its",
            "id has its time. What cannot be read is named on standard error.",
            "",
            "Exit codes: 0 done, also when there is no run to list; 1 failed; 2 wrong usage or unreadable archive.",
            "",
            "Examples:",
            "  benchmark-agent runs --archive sample-benchmarks",
            "  benchmark-agent runs --last 30d",
            "  benchmark-agent runs --format json | jq -r '.[] | select(.comparable < 3) | .name'"
        })
public final class RunsCommand implements Callable<Integer> {

    /** How it is printed. */
    enum Format {
        text,
        json
    }

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            description = "only runs of this time up to now, such as 30d, 2w or 12h (default: all)")
    @Nullable
    String last;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Answering<RunsAsked> answering;

    public RunsCommand(Answering<RunsAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(new RunsAsked(from, span(), format == Format.json));
    }

    private Optional<TimeSpan> span() {
        try {
            return Optional.ofNullable(last).map(TimeSpan::of);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--last " + none.getMessage());
        }
    }
}
