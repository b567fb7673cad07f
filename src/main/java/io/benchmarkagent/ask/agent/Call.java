package io.benchmarkagent.ask.agent;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a model wants to be looked up, in its own words; empty or 0 for what it does not say.
 *
 * @param order "most" or "least"
 */
record Call(
        String tool,
        String run,
        List<String> subjects,
        String metric,
        String order,
        int count,
        String from,
        String to,
        List<String> groups,
        String expression) {
    Call {
        subjects = List.copyOf(subjects);
        groups = List.copyOf(groups);
    }

    boolean isLeast() {
        return order.toLowerCase(Locale.ROOT).startsWith("least");
    }

    /** In one line: "ranking run=… metric=memory count=3". */
    String inWords() {
        StringJoiner words = new StringJoiner(" ");
        words.add(tool);
        add(words, "run", run);
        add(words, "subjects", String.join(", ", subjects));
        add(words, "metric", metric);
        add(words, "order", order);
        add(words, "count", count == 0 ? "" : Integer.toString(count));
        add(words, "from", from);
        add(words, "to", to);
        add(words, "groups", String.join(" | ", groups));
        add(words, "expression", expression);
        return words.toString();
    }

    /** The same for what asks the same, however it is spelt. */
    String gist(String ownRun) {
        return new Call(
                        tool,
                        run.isBlank() ? ownRun : run,
                        subjects.stream().sorted().toList(),
                        metric,
                        isLeast() ? "least" : "",
                        count,
                        from,
                        to,
                        groups,
                        "")
                .inWords()
                .toLowerCase(Locale.ROOT)
                .strip()
                .concat(" " + expression);
    }

    private static void add(StringJoiner words, String name, String value) {
        if (!value.isBlank()) {
            words.add(name + "=" + value.strip());
        }
    }
}
