/** Tests of the room of the same name. */
@NullMarked
package io.benchmarkagent.pipeline.calibration;

import org.jspecify.annotations.NullMarked;
