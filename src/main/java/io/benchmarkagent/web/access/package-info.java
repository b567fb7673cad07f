/**
 * Who may. In: a request. Out: its caller, or a problem: 401 for whoever cannot say who they are, 403 for what they may not, 429 for too
 * many wrong tokens. A service that only its own machine reaches needs no token, and then takes no request that a foreign page could
 * have sent. Sessions are kept here, or where replicas share them; where nobody can tell, nobody is let in. What is promised, and which
 * test proves it, is told in docs/security.md.
 */
@NullMarked
package io.benchmarkagent.web.access;

import org.jspecify.annotations.NullMarked;
