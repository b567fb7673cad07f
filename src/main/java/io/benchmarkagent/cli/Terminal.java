package io.benchmarkagent.cli;

import io.benchmarkagent.report.Inert;
import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Where results and everything else are printed, as UTF-8, and whether somebody is watching; the launcher tells by
 * {@code BENCHMARK_AGENT_TTY=1}.
 *
 * @param out results
 * @param err progress and mistakes
 * @param width in letters, of the terminal that is watched; what is piped has none
 * @param naming says of a folder what whoever typed the command calls it
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        boolean isWatched,
        boolean wantsColour,
        OptionalInt width,
        UnaryOperator<String> naming) {
    private static final Pattern COLUMNS = Pattern.compile("[1-9]\\d{1,3}");

    /** One line to whoever watches, which may name what data or arguments are called: nothing in it moves the cursor. */
    public void tell(String line) {
        tellAsIs(naming.apply(line));
    }

    /** The same with folders as they are. */
    public void tellAsIs(String line) {
        err.println(fitting("benchmark-agent: " + Inert.line(line)));
    }

    /** What somebody is to read, to standard output: no line of it is wider than the terminal that it is read in. */
    public void show(String text) {
        out.print(fitting(text));
    }

    String fitting(String text) {
        return width.isPresent() ? Folded.of(text, width.getAsInt()) : text;
    }

    public static Terminal of(
            Map<String, String> environment, UnaryOperator<String> naming, PrintStream out, PrintStream err) {
        boolean watched = "1".equals(environment.get("BENCHMARK_AGENT_TTY"));
        return new Terminal(
                out,
                err,
                watched,
                watched && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                watched ? width(environment.getOrDefault("COLUMNS", "")) : OptionalInt.empty(),
                naming);
    }

    private static OptionalInt width(String columns) {
        return COLUMNS.matcher(columns).matches() ? OptionalInt.of(Integer.parseInt(columns)) : OptionalInt.empty();
    }
}
