package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;

/** Who answers, and the desk where they look things up. */
public record Counter(Desk desk, Ask ask) {}
