package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: which of two groups of runs serves the same load better, and how surely. */
@Command(
        name = "compare",
        description = "Compare groups of runs under the same load, each with the first: ratios, intervals, verdicts.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A group is a run id (ID@20260212T200707 for a certain execution) or key=value[,key=value...] over cloud,",
            "region, machine_type, cpu_vendor, cpu_generation, node_count, users_count, rps, duration_seconds.",
            "Runs whose load the other group has not are left out and named.",
            "",
            "Exit codes: 0 done, also when the groups have no load in common; 1 FILE cannot be written;",
            "2 wrong usage, no such run, a run in both groups, or unreadable archive.",
            "",
            "Examples:",
            "  benchmark-agent compare --archive sample-benchmarks \\",
            "      cpu_vendor=intel cpu_vendor=amd",
            "  benchmark-agent compare --archive sample-benchmarks \\",
            "      gcp-amd-20260227-151214 gcp-amd-20260301-143022",
            "  benchmark-agent compare --archive sample-benchmarks --html compare.html \\",
            "      machine_type=n2-standard-4 machine_type=n2d-standard-4",
            "  benchmark-agent compare --archive sample-benchmarks --format json \\",
            "      cpu_vendor=intel cpu_vendor=amd | jq -r '.comparisons[].headline'"
        })
public final class CompareCommand implements Callable<Integer> {

    /** How it is printed. */
    public enum Format {
        text,
        markdown,
        json
    }

    @Parameters(
            arity = "2..*",
            paramLabel = "GROUP",
            description = "run ids or selectors; each is compared with the first")
    List<String> groups = new ArrayList<>();

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Option(names = "--html", paramLabel = "FILE", description = "also write a page with a picture")
    @Nullable
    Path html;

    private final Answering<CompareAsked> answering;

    public CompareCommand(Answering<CompareAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(new CompareAsked(from, groups, format, Optional.ofNullable(html)));
    }
}
