package io.benchmarkagent.detection;

/** A baseline in figures: n runs, mean, sample standard deviation (n - 1), median, and median absolute deviation (unscaled). */
public record BaselineSummary(int n, double mean, double sd, double median, double mad) {}
