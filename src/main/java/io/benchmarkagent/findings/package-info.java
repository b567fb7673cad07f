/**
 * Everything computed about a run, as one immutable document. In: the values of the rooms before. Out:
 * {@link io.benchmarkagent.findings.Findings}, and how figures and findings are put in words. Refused: a number that was not
 * computed upstream.
 */
@NullMarked
package io.benchmarkagent.findings;

import org.jspecify.annotations.NullMarked;
