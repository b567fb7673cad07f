/**
 * Findings → words. In: findings. Out: a {@link io.benchmarkagent.narrative.Narrative}, by a model or by plain sentences. Refused: a
 * sentence with a number that no finding has.
 *
 * <p>Decisions: a sentence is the unit that is kept or taken out; a number is borne out by its unit, its subject and its rounding;
 * plain sentences pass the same gate. A model sees a digest of the findings and nothing else, fenced and called untrusted.
 */
@NullMarked
package io.benchmarkagent.narrative;

import org.jspecify.annotations.NullMarked;
