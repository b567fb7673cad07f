package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.tool.Tool;
import java.util.Set;

/** What the tools of this room are: about all of a kind or some of them, as they are now. */
interface OfNow extends Tool {
    @Override
    default Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    default boolean isOfNow() {
        return true;
    }
}
