package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.run.DataQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who a run is compared with, what they measured, the files that told so, and the runs of the cohort that could not be read. */
record Comparison(Cohort cohort, Baselines baselines, Set<Path> files, List<DataQuality> dataQuality) {

    /** The same with a note, and with what else was read. */
    Comparison with(String note, Set<Path> moreFiles, List<DataQuality> moreQuality) {
        Set<Path> allFiles = new TreeSet<>(files);
        allFiles.addAll(moreFiles);
        List<DataQuality> allQuality = new ArrayList<>(dataQuality);
        allQuality.addAll(moreQuality);
        return new Comparison(cohort.noting(note), baselines, allFiles, allQuality);
    }
}
