package io.benchmarkagent.slack;

import com.slack.api.model.block.LayoutBlock;
import io.benchmarkagent.report.Chart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message.
 *
 * @param fallback what a notification shows of it
 * @param open whether others in the channel see it too
 * @param chart what may be drawn below it; it says all that matters without
 */
record Letter(String fallback, List<LayoutBlock> blocks, boolean open, Optional<Chart.OfRuns> chart) {
    Letter {
        blocks = List.copyOf(blocks);
    }

    Letter(String fallback, List<LayoutBlock> blocks, boolean open) {
        this(fallback, blocks, open, Optional.empty());
    }

    Letter with(LayoutBlock more) {
        return new Letter(
                fallback, Stream.concat(blocks.stream(), Stream.of(more)).toList(), open);
    }
}
