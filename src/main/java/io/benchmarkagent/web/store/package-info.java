/** A PostgreSQL that several replicas share. In: what is to be done there. Out: what came of it, or one line that says why nothing did. */
@NullMarked
package io.benchmarkagent.web.store;

import org.jspecify.annotations.NullMarked;
