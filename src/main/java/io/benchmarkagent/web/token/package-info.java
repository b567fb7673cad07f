/**
 * Tokens of programs and people that ask over HTTP. In: what was shown. Out: the token, if it is one and holds now. Kept in a file or in
 * PostgreSQL, by one contract.
 *
 * <p>Decisions: a token is {@code bma_ID_SECRET}; the secret is 256 bits of the system's own randomness, told once, and only its SHA-256
 * is kept. A slow hash (bcrypt, Argon2) protects what people think up, by making each guess dear; of 2^256 equally likely secrets none
 * can be guessed at any price, and every request would pay for the slowness. The id finds the token, so that no search compares
 * secrets; the hashes are compared in constant time, also where there is no such id.
 */
@NullMarked
package io.benchmarkagent.web.token;

import org.jspecify.annotations.NullMarked;
