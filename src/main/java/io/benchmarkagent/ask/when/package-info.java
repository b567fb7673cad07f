/** Times in questions, resolved by code: in comes what was typed, the clock's time and zone, and the run; out comes a span, or why none. */
@NullMarked
package io.benchmarkagent.ask.when;

import org.jspecify.annotations.NullMarked;
