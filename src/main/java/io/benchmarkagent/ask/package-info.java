/**
 * Questions and answers. In come a question and what may be looked at: an archive, recorded evidence, and where there are any,
 * Prometheus, a cluster and a model. Out comes an {@link io.benchmarkagent.ask.question.Answer}: words, tables, the sources they were read
 * from, how sure it is and why, and which run, time and names the question was taken to mean.
 *
 * <p>Decisions. Nothing here changes anything. What a question means is resolved by code and shown, never by a model. What is asked
 * and not understood as a whole is declined: a wrong answer costs more than none. No data, a zero and a failure are three different
 * answers. Where there is a model it says what is to be looked up and words the answer, see {@code agent}: by structured output over the
 * one door, not by the vendors' protocols for tools, so that any server will do and every step is redacted, budgeted, kept and audited
 * like every other prompt; what it says is told as far as what was looked up bears it out.
 */
@NullMarked
package io.benchmarkagent.ask;

import org.jspecify.annotations.NullMarked;
