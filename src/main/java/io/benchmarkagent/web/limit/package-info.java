/**
 * How much a caller may ask for: bytes of a request, time for them, requests in a minute. In: requests. Out: the same, or a problem that
 * says what the limit is and how long to wait.
 */
@NullMarked
package io.benchmarkagent.web.limit;

import org.jspecify.annotations.NullMarked;
