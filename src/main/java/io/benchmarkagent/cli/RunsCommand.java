package io.benchmarkagent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  benchmark-agent runs --archive sample-benchmarks --last 30d",
            "  benchmark-agent runs --archive sample-benchmarks --format json \\",
            "      | jq -r '.[] | select(.comparable < 3) | .name'"
        })
public final class RunsCommand implements Callable<Integer> {

    /** How it is printed. */
    enum Format {
        text,
        json
    }

    @Mixin
    FromArchive from = new FromArchive();

    @Mixin
    LastOption last = new LastOption();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    private final Answering<RunsAsked> answering;

    public RunsCommand(Answering<RunsAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(new RunsAsked(from, last.span(), format == Format.json));
    }
}
