package io.benchmarkagent.source.imported;

import io.benchmarkagent.source.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Locust's {@code *_stats_history.csv}, a line a second.
 *
 * @param most users at once
 */
record LocustHistory(Instant start, Instant end, double most) {
    private static final String TIME = "Timestamp";
    private static final String USERS = "User Count";

    /** A time in seconds after 1970 that a test can have. */
    private static final double LATEST = 253402300799.0;

    /** Of the same test, by its name; empty where there is none, or it tells of less than a second. */
    static Optional<LocustHistory> beside(ResultFile stats) throws NotImported {
        Path file = stats.path().resolveSibling(stats.name().replaceFirst("_stats\\.csv$", "_stats_history.csv"));
        return file.equals(stats.path()) || !Files.isRegularFile(file) ? Optional.empty() : of(ResultFile.read(file));
    }

    private static Optional<LocustHistory> of(ResultFile file) throws NotImported {
        if (!CsvTable.names(file.text(), List.of(TIME, USERS))) {
            throw file.wrong(
                    "is beside Locust's statistics and is not their history",
                    "known by its columns " + TIME + " and " + USERS + "; move it away to go without");
        }
        List<Map<String, String>> rows = CsvTable.of(file).rows();
        double[] times = numbers(rows, TIME);
        double first = Arrays.stream(times).min().orElse(0);
        double last = Arrays.stream(times).max().orElse(0);
        double most = Arrays.stream(numbers(rows, USERS)).max().orElse(0);
        return first > 0 && last > first && last <= LATEST
                ? Optional.of(new LocustHistory(
                        Instant.ofEpochSecond((long) first), Instant.ofEpochSecond((long) last), most))
                : Optional.empty();
    }

    OptionalDouble seconds() {
        return OptionalDouble.of(Duration.between(start, end).toMillis() / 1000.0);
    }

    OptionalDouble users() {
        return most > 0 ? OptionalDouble.of(most) : OptionalDouble.empty();
    }

    private static double[] numbers(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> Numbers.parse(row.getOrDefault(column, "").strip()))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }
}
