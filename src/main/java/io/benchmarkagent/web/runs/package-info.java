/** Runs, and what was found in them. */
@NullMarked
package io.benchmarkagent.web.runs;

import org.jspecify.annotations.NullMarked;
