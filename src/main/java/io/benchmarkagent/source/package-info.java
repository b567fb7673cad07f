/**
 * Bytes → runs. In: the archive's folder. Out: {@link io.benchmarkagent.run.Run}s. Refused: a file that is no run, as a value that
 * names the file, the place in it and the mend.
 */
@NullMarked
package io.benchmarkagent.source;

import org.jspecify.annotations.NullMarked;
