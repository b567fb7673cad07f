/**
 * Findings → words. In: findings. Out: a {@link io.benchmarkagent.narrative.Narrative}, by a model or by plain sentences. Refused: a
 * sentence with a number that no finding has.
 */
@NullMarked
package io.benchmarkagent.narrative;

import org.jspecify.annotations.NullMarked;
