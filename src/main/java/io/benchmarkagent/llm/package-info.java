/**
 * The one door to every model. In: a prompt. Out: an answer with its model and its cost in tokens, or one line that says why there
 * is none. Refused: a truncated answer; an address that carries a secret.
 *
 * <p>Decisions: the API key is read from the environment and lives in one package-private class, never in a record. Requests go
 * through OkHttp, because only a deadline over the whole call bounds a server that trickles its answer, and because the pause a
 * busy server asks for stands in a header. What a server writes in an error is not passed on. Without a configured model no class
 * of the client library is loaded.
 */
@NullMarked
package io.benchmarkagent.llm;

import org.jspecify.annotations.NullMarked;
