/**
 * Questions and answers. In come a question and what may be looked at: an archive, recorded evidence, and where there are any,
 * Prometheus, a cluster and a model. Out comes an {@link io.benchmarkagent.ask.question.Answer}: words, tables, the sources they were read
 * from, how sure it is and why, and which run, time and names the question was taken to mean.
 *
 * <p>Decisions. Nothing here changes anything. What a question means is resolved by code and shown, never by a model. What is asked
 * and not understood as a whole is declined: a wrong answer costs more than none. No data, a zero and a failure are three different
 * answers.
 */
@NullMarked
package io.benchmarkagent.ask;

import org.jspecify.annotations.NullMarked;
