/** A question as it was typed, what code takes it to mean, and the answer it got. */
@NullMarked
package io.benchmarkagent.ask.question;

import org.jspecify.annotations.NullMarked;
