package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.cli.StageLines;

/**
 * Who answers, and the desk where they look things up.
 *
 * @param steps of an answer, for who waits
 * @param hasModel whether a model is asked first
 * @param required whether an answer that no model worded is none
 */
public record Counter(Desk desk, Ask ask, StageLines steps, boolean hasModel, boolean required)
        implements AutoCloseable {

    /** Gives up what is still being looked up. */
    @Override
    public void close() {
        steps.end();
        desk.close();
    }
}
