package io.benchmarkagent.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message.
 *
 * @param fallback what a notification shows of it
 * @param open whether others in the channel see it too
 */
record Letter(String fallback, List<LayoutBlock> blocks, boolean open) {
    Letter {
        blocks = List.copyOf(blocks);
    }
}
