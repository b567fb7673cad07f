/**
 * Bytes → runs. In: the archive's folder. Out: {@link io.benchmarkagent.run.Run}s. Refused: a file that is no run, as a value that
 * names the file, the place in it and the mend.
 *
 * <p>The facts of a run are the fields that {@code HeaderScan} names, each in its one place, whether only the
 * header is read or the whole run. A name that is given twice within an object is refused: of thousands of files only the header is
 * read, so that "the last one counts" would depend on how far somebody read. A number no measurement can have (see
 * {@link io.benchmarkagent.run.Measurement#holds}) is left out and said, as is a number written as a text. A row of the cluster summary is
 * a line: what is wrong with one costs that one. Files that are no regular files are never opened, since a pipe would block.
 */
@NullMarked
package io.benchmarkagent.source;

import org.jspecify.annotations.NullMarked;
