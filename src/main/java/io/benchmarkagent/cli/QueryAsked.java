package io.benchmarkagent.cli;

import io.benchmarkagent.ask.question.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A question in a terminal.
 *
 * @param run {@code ID} or {@code ID@TIME}; empty for the one that the question names, or else the newest
 * @param starting the first time that is meant, as typed; empty for what the question says
 * @param ending the last
 * @param out where reports keep the evidence they fetched
 * @param chart the file into which the answer is drawn
 * @param settings flags that override settings, by the settings' names
 * @param deadline until it is to be answered
 * @param fresh not to be told what was answered before
 * @param verbose whether each step is a line
 */
public record QueryAsked(
        FromArchive from,
        Question question,
        Optional<String> run,
        Optional<String> starting,
        Optional<String> ending,
        Path out,
        QueryCommand.Format format,
        Optional<Path> chart,
        Map<String, String> settings,
        Duration deadline,
        boolean fresh,
        boolean verbose) {
    public QueryAsked {
        settings = Map.copyOf(settings);
    }
}
