package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;

/** What came of a call, under the id by which it is cited. */
sealed interface Result {
    String id();

    Call call();

    /** A tool looked. */
    record Told(String id, Call call, Tool tool, Wanted wanted, Found found) implements Result {
        String run() {
            return wanted.look().name();
        }
    }

    /** None did: why, in a line. */
    record Refused(String id, Call call, String why) implements Result {}
}
