package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.run.DataQuality;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Who a run is compared with, what they measured, the files that told so, and the runs of the cohort that could not be read. */
record Comparison(Cohort cohort, Baselines baselines, Set<Path> files, List<DataQuality> dataQuality) {}
