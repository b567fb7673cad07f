package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.Report;
import io.benchmarkagent.run.SeriesFigures;
import java.nio.file.Path;
import java.util.Optional;

/** What became of one run. */
public sealed interface Outcome {

    /** The report and what is kept for later ones; the writer has put both, or will put them, into {@code folder}; {@code rerun} is the file that asks for one more run. */
    record Reported(Report report, SeriesFigures kept, Path folder, Optional<String> rerun) implements Outcome {}

    /** No report: one line that says what, where and the mend, and the exit code that belongs to it. */
    record Refused(int exitCode, String line) implements Outcome {}
}
