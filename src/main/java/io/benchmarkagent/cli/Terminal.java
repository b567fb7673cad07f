package io.benchmarkagent.cli;

import io.benchmarkagent.report.Inert;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where results and everything else are printed, as UTF-8, and whether somebody is watching; the launcher tells by
 * {@code BENCHMARK_AGENT_TTY=1}.
 *
 * @param out results
 * @param err progress and mistakes
 */
public record Terminal(PrintStream out, PrintStream err, boolean isWatched, boolean wantsColour) {

    /** One line to whoever watches, which may name what data or arguments are called: nothing in it moves the cursor. */
    public void tell(String line) {
        err.println("benchmark-agent: " + Inert.line(line));
    }

    public static Terminal of(Map<String, String> environment, PrintStream out, PrintStream err) {
        boolean watched = "1".equals(environment.get("BENCHMARK_AGENT_TTY"));
        return new Terminal(
                out,
                err,
                watched,
                watched && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
