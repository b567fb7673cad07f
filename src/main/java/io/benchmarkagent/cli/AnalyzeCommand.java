package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code analyze-anomalies}: what is new, what stays and what is gone, over the runs of a time span. */
@Command(
        name = "analyze-anomalies",
        description = "Compare each run's anomalies with those of the comparable run before it: new, persists, gone.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Text and Markdown list alerts; JSON holds watches as well. Only recorded evidence is read, nobody is asked",
            "and nothing is written.",
            "",
            "Exit codes: 0 done, also when there is no run; 1 failed; 2 wrong usage or unreadable archive.",
            "",
            "Examples:",
            "  benchmark-agent analyze-anomalies --archive sample-benchmarks",
            "  benchmark-agent analyze-anomalies --archive sample-benchmarks \\",
            "      --last 7d --format markdown",
            "  benchmark-agent analyze-anomalies --archive sample-benchmarks \\",
            "      --format json | jq '.[0].new[].id'"
        })
public final class AnalyzeCommand implements Callable<Integer> {

    /** How it is printed. */
    public enum Format {
        text,
        markdown,
        json
    }

    @Mixin
    FromArchive from = new FromArchive();

    @Mixin
    LastOption last = new LastOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "where reports keep the evidence they fetched; only read (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Option(names = "-v", description = "one line for each stage, on standard error")
    boolean verbose;

    private final Answering<AnalyzeAsked> answering;

    public AnalyzeCommand(Answering<AnalyzeAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(new AnalyzeAsked(from, last.span(), out, format, verbose));
    }
}
