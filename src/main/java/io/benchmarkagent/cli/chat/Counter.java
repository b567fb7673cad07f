package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;

/**
 * Who answers, and the desk where they look things up.
 *
 * @param hasModel whether a model is asked first
 * @param required whether an answer that no model worded is none
 */
public record Counter(Desk desk, Ask ask, boolean hasModel, boolean required) implements AutoCloseable {

    /** Gives up what is still being looked up. */
    @Override
    public void close() {
        desk.close();
    }
}
