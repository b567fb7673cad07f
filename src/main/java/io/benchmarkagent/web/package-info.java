/**
 * The door for programs and browsers. In: HTTP requests. Out: what {@code pipeline} and {@code ask} say, as JSON, a stream or a page.
 * What a request may not have, or may not ask for, is a problem of RFC 9457; nothing is computed here.
 */
@NullMarked
package io.benchmarkagent.web;

import org.jspecify.annotations.NullMarked;
