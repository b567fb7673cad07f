/** An answer's tables, and what stands below its words, as lines of plain text for every door that shows them. */
@NullMarked
package io.benchmarkagent.ask.shown;

import org.jspecify.annotations.NullMarked;
