package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.Report;
import java.nio.file.Path;

/** What became of one run. */
public sealed interface Outcome {

    /** The report; the writer has put it, or will put it, into {@code folder}. */
    record Reported(Report report, Path folder) implements Outcome {}

    /** No report: one line that says what, where and the mend, and the exit code that belongs to it. */
    record Refused(int exitCode, String line) implements Outcome {}
}
