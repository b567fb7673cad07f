package io.benchmarkagent.source.accepted;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One accepted level as it stands in the file.
 *
 * @param run {@code ID@20260212T200707}, as {@code --run-id} takes it
 * @param line where it begins, 1 for the first; 0 where it is not in the file yet
 */
public record Entry(
        String run,
        String metric,
        Optional<String> subject,
        String reason,
        String author,
        LocalDate on,
        Optional<LocalDate> until,
        int line) {

    /** @param indent of its dash */
    String yaml(int indent) {
        String inner = " ".repeat(indent + 2);
        return " ".repeat(indent) + "- run: " + Quoted.of(run) + "\n" + inner + "metric: " + Quoted.of(metric) + "\n"
                + subject.map(s -> inner + "subject: " + Quoted.of(s) + "\n").orElse("")
                + inner + "reason: " + Quoted.of(reason) + "\n" + inner + "author: " + Quoted.of(author) + "\n"
                + inner + "on: \"" + on + "\"\n"
                + until.map(day -> inner + "until: \"" + day + "\"\n").orElse("");
    }
}
