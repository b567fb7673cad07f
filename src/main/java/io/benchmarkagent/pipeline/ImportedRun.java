package io.benchmarkagent.pipeline;

import io.benchmarkagent.source.imported.Result;
import io.benchmarkagent.source.imported.RunDocument;

/**
 * A run that is to be written.
 *
 * @param oneOfMany of a file that remembers earlier executions, which may have been imported before
 */
record ImportedRun(String runId, RunDocument document, Result result, boolean oneOfMany) {
    String fileName() {
        return runId + ".json";
    }
}
