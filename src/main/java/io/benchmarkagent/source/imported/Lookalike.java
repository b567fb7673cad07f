package io.benchmarkagent.source.imported;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is often given instead of a result, by how it begins.
 *
 * @param mend what would have worked
 */
record Lookalike(Pattern beginning, String inWords, String mend) {
    private static final int NAMES = 6;
    private static final Pattern COLUMNS = Pattern.compile("[^,\\n]*(?:,[^,\\n]*){2,}(?=\\R|$)");
    private static final List<Lookalike> ALL = List.of(
            of(
                    "\\{\\s*\"(?:type|metric|data)\"[^\\n]*\"(?:Metric|Point)\"",
                    "k6's single points (--out json)",
                    "give its summary: k6 run --summary-export summary.json"),
            of(
                    "metric_name,timestamp,metric_value",
                    "k6's single points (--out csv)",
                    "give its summary: k6 run --summary-export summary.json"),
            of(
                    "\"?Timestamp\"?,\"?User Count\"?",
                    "Locust's history",
                    "give its *_stats.csv; the history beside it is read along"),
            of("\"?Method\"?,\"?Name\"?,\"?Error\"?", "Locust's failures", "give its *_stats.csv"),
            of("timeStamp,elapsed,label", "JMeter's results", "they are not read; a summary of k6 or Locust is"),
            of(
                    "\\{\\s*\"context\"\\s*:",
                    "Google Benchmark's results",
                    "put them into github-action-benchmark's data.js"),
            of("\\{\\s*\"run_id\"\\s*:", "a run JSON", "it needs no import: give its folder to report with --archive"));

    private static Lookalike of(String beginning, String inWords, String mend) {
        return new Lookalike(Pattern.compile(beginning), inWords, mend);
    }

    static Optional<Lookalike> like(ResultFile file) {
        return ALL.stream()
                .filter(one -> one.beginning.matcher(file.text()).lookingAt())
                .findFirst();
    }

    /** Of what nobody knows: what it consists of. */
    static String shape(ResultFile file) {
        if (file.json().isPresent()) {
            var json = file.json().get();
            return json.isArray()
                    ? "a JSON array of " + json.size()
                    : "a JSON object with "
                            + (json.isEmpty()
                                    ? "nothing in it"
                                    : json.propertyNames().stream().limit(NAMES).collect(Collectors.joining(", ")));
        }
        var columns = COLUMNS.matcher(file.text());
        return columns.lookingAt() ? "a CSV with the columns " + columns.group() : "neither JSON nor CSV";
    }
}
