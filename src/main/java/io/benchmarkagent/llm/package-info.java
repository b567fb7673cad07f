/**
 * The one door to every model. In: a prompt, with what it is for and the shape its answer must have. Out: an answer with its model and
 * what it cost, or one line that says why there is none. Refused: a truncated answer; an address that carries a secret; any host but
 * the configured one.
 *
 * <p>No secret and nobody's address leaves, whoever asks: {@code Redaction} knows the published shapes of keys and tokens (taken as
 * ideas from gitleaks' rules and the vendors' own pages; a secret in plain words has no shape and stays), puts marks in their place, and
 * the audit counts them. What comes in has nothing hidden from sight, and is redacted likewise, kept answers too. Phone numbers are not
 * looked for: a figure would be one.
 *
 * <p>Decisions: from the outside in a prompt passes the redaction, the audit, what was kept with the report, the steps down where the budget is short
 * (large model, small model, shorter prompt; without any of them the caller has its own words), and for each model the cache, the
 * breaker of its server, the budget, the queue and the wire. The breaker comes after the cache, so that kept answers are told while a
 * server rests, and before the budget, so that nothing is set aside meanwhile. What is counted for an answer is put into it where it
 * is counted: ledger, audit and report tell one sum. Each is a {@code LanguageModel} around the next. What is told again costs nothing, so the budget
 * comes after the cache. An answer is kept only once its asker confirmed it: one that did not hold is asked anew.
 *
 * <p>The API key is read from the environment, each vendor's from its own variable, and lives in one package-private class, never in a
 * record. Requests go through OkHttp, because only a deadline over the whole call bounds a server that trickles its answer, and because
 * the pause a busy server asks for stands in a header. What a server writes in an error is not passed on. No class of the client
 * library is loaded before a model is asked something new, none of Redis's before it is configured.
 */
@NullMarked
package io.benchmarkagent.llm;

import org.jspecify.annotations.NullMarked;
