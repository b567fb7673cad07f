/**
 * The self-check: an archive's runs judged one by one against others like them → how often its own noise lies beyond 2σ and 3σ. In: an
 * archive. Out: a {@link io.benchmarkagent.pipeline.calibration.Calibration}. Refused: a rate of runs that have too few others to be
 * judged; they are counted instead.
 */
@NullMarked
package io.benchmarkagent.pipeline.calibration;

import org.jspecify.annotations.NullMarked;
