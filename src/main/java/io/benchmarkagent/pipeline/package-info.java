/**
 * The river: collect, compare, detect, explain, recommend, narrate, render, publish; and the Spring Batch job around it. One item is
 * one run. An unreadable run travels as a value and becomes an exit code.
 *
 * <p>Decisions. {@code backfill} is that job over many items, in a concurrent step; an item is put in place where it is made, since
 * the step's writer is one thread that waits for a whole chunk. A step before it keeps what every run's series tell, so that no report
 * depends on which others are done. What is done is told by the reports (a digest of what each is made of), never by the job's
 * metadata: these may be lost, and a folder's own database that is beyond use is begun anew. Whoever has the lock of the folder (and,
 * in a database that others share, the lock of its name) knows that an execution that is STARTED is a dead one's, and recovers it.
 * There is one connection and no pool, and nothing of it is loaded for {@code report}.
 *
 * <p>With a broker the same is spread over workers: the runs that need a step are cut into slices, whose ids go over the wire and whose
 * runs stand in the job's books; these are polled, so that no reply can be lost. A message is taken when its slice is done; a slice that
 * comes twice is let go or gone on with, and whoever wrote the books last has it. Who hands out looks at each report afterwards, as at
 * any that is there: a worker that saw another archive is said, and its report made again the next time. Refused: a worker with other
 * settings, a reports' folder in a bucket, a broker without a database that all share.
 */
@NullMarked
package io.benchmarkagent.pipeline;

import org.jspecify.annotations.NullMarked;
