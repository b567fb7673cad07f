package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.narrative.Fence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as a model reads it: a bounded number of lines of data, none of which can end their fence. */
final class Lines {
    private static final int ROWS = 30;
    private static final int LONGEST = 5000;

    private Lines() {}

    static String of(Result result) {
        String head = "[" + result.id() + "] " + result.call().inWords();
        String lines = Stream.concat(
                        Stream.of(head),
                        result instanceof Result.Told told
                                ? found(told)
                                : Stream.of("refused: " + ((Result.Refused) result).why()))
                .map(Fence::line)
                .collect(Collectors.joining("\n"));
        return lines.length() <= LONGEST
                ? lines
                : lines.substring(0, lines.lastIndexOf('\n', LONGEST)) + "\nand more that has no room";
    }

    private static Stream<String> found(Result.Told told) {
        if (told.found() instanceof Found.Data data) {
            return Stream.concat(
                    Stream.of(of(told, data), "says: " + data.says()),
                    data.tables().stream().flatMap(Lines::table));
        }
        return Stream.of(
                told.found() instanceof Found.Nothing nothing
                        ? "no data: " + nothing.why()
                        : "failed: " + ((Found.Failed) told.found()).why());
    }

    /** Whose it is: what a Prometheus was asked about a time is no run's. */
    private static String of(Result.Told told, Found.Data data) {
        boolean live = data.sources().stream().anyMatch(source -> source.type() == Source.Type.PROMETHEUS);
        return told.tool().isOfNow()
                ? "of the live cluster now"
                : live ? "of the live Prometheus, and of no run" : "of run " + told.run();
    }

    private static Stream<String> table(Table table) {
        List<List<String>> rows = table.rows();
        int more = table.more() + Math.max(0, rows.size() - ROWS);
        return Stream.of(
                        Stream.of("columns: " + String.join(" | ", table.head())),
                        rows.stream().limit(ROWS).map(row -> "- " + String.join(" | ", row)),
                        more == 0 ? Stream.<String>of() : Stream.of("and " + more + " more rows"))
                .flatMap(lines -> lines);
    }
}
