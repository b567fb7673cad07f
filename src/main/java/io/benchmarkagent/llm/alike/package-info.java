/**
 * Questions that ask the same in other words. In: a question, and a key of all else that its answer depends on (model, prompt, schema,
 * data). Out: what was answered to it before. Refused: everything that is merely close, since an answer to another question is worse
 * than none.
 *
 * <p>Decisions: embeddings of "p95 of frontend" and "p99 of frontend", of "rose" and "fell" are almost the same, so likeness alone
 * decides nothing. Whatever two questions say must be the same, word for word and in the same order, but for a short list of words that
 * only make a sentence polite or whole; that list is the exception, not the other way round. What remains has one place in the store,
 * so there is at most one candidate, and only for one in other words is a model of sentences loaded.
 */
@NullMarked
package io.benchmarkagent.llm.alike;

import org.jspecify.annotations.NullMarked;
