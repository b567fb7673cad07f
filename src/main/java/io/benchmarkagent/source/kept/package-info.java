/**
 * {@code observations.json}, a run's figures of series beside its findings: bytes ↔ {@link io.benchmarkagent.run.SeriesFigures}. In: a
 * file that an earlier report wrote, or something else under its name. Out: figures, or why there are none. Refused: half a file; what
 * cannot be read whole gives nothing.
 */
@NullMarked
package io.benchmarkagent.source.kept;

import org.jspecify.annotations.NullMarked;
