package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.calibration.Against;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code calibrate}: what σ is worth on this archive. */
@Command(
        name = "calibrate",
        description =
                "Judge every run of the archive against others like it, and print how often its own noise alarms.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "2σ is meant to be exceeded by 4.55 %% of what has not changed, 3σ by 0.27 %%. What a run with a true",
            "regression exceeds is counted like the rest: the runs that are farthest out are named.",
            "Nothing is written.",
            "",
            "Exit codes: 0 done, also when nothing can be judged; 1 failed; 2 wrong usage or unreadable archive.",
            "",
            "Examples:",
            "  benchmark-agent calibrate --archive sample-benchmarks",
            "",
            "  # with drift, as the reports saw it",
            "  benchmark-agent calibrate --archive sample-benchmarks --against earlier",
            "  benchmark-agent calibrate --archive sample-benchmarks --format json \\",
            "      | jq .over_3_sigma.share"
        })
public final class CalibrateCommand implements Callable<Integer> {

    /** How it is printed. */
    enum Format {
        text,
        json
    }

    /** Which runs of the cohort. */
    enum Runs {
        others,
        earlier
    }

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description =
                    "where reports keep the figures of series, judged as well; only read (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Option(
            names = "--against",
            defaultValue = "others",
            description = "${COMPLETION-CANDIDATES}: leave-one-out against the nearest runs in time of the same cohort,"
                    + " or against the earlier ones alone (default: ${DEFAULT-VALUE})")
    Runs against = Runs.others;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Option(names = "-v", description = "one line for each run, on standard error")
    boolean verbose;

    private final Answering<CalibrateAsked> answering;

    public CalibrateCommand(Answering<CalibrateAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        Against others = Against.valueOf(against.name().toUpperCase(Locale.ROOT));
        return answering.answer(new CalibrateAsked(from, out, others, format == Format.json, verbose));
    }
}
