/**
 * Two groups of runs under the same load → in which metrics they differ, by how much and how surely. In: runs of both groups, the
 * metric catalogue, prices. Out: a {@link io.benchmarkagent.comparison.GroupComparison}. Refused: runs under another load; they are
 * named instead.
 *
 * <p>Decisions: a run is one number per metric, so that n is the number of runs. Positive quantities are compared as ratios of
 * geometric means, on the log scale; what is 0 now and then as differences of means. The interval is Welch's. Runs of several loads are
 * compared within their load, and what that gives is averaged, so that a group with more runs of the heavier load is not called the
 * worse one. "Better" needs a difference that is both significant (Benjamini-Hochberg over all compared metrics) and of practical
 * size; "no difference" is never said without the size beyond which none was shown; everything else cannot be told, and how many runs
 * would tell it is said where the spread is known.
 */
@NullMarked
package io.benchmarkagent.comparison;

import org.jspecify.annotations.NullMarked;
