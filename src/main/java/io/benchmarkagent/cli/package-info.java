/** The terminal's door: parse, call the pipeline, print. In: arguments. Out: lines and an exit code. */
@NullMarked
package io.benchmarkagent.cli;

import org.jspecify.annotations.NullMarked;
