/**
 * Findings → words. In: findings. Out: a {@link io.benchmarkagent.narrative.Narrative}, by a model or by plain sentences. Refused: a
 * sentence that findings do not bear out.
 *
 * <p>Decisions: a sentence is the unit that is kept, sent back once with the objection, or taken out; a model is asked for JSON in which
 * each cites its findings, and prose is read too. What is mended is kept with the report in place of the first answer, so a report that
 * is made again asks nobody. Plain sentences pass the same gate. A model sees a digest of the findings and nothing else, fenced and called
 * untrusted; so are its own sentences when they are sent back.
 */
@NullMarked
package io.benchmarkagent.narrative;

import org.jspecify.annotations.NullMarked;
