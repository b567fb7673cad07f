package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunKey;

/**
 * A run of the cohort that is as a whole unlike the others, and would hide the next one like it.
 *
 * @param sigma the median over its metrics of how far each is from the other runs
 * @param changePct the median over its metrics of the change from the other runs, in per cent
 * @param metrics how many metrics tell so
 * @param others how many runs it was held against
 */
public record SetAside(RunKey run, double sigma, double changePct, int metrics, int others) {}
