package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.baseline.CohortField;
import io.benchmarkagent.baseline.CohortFields;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.ArchivedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A group of runs by what they ran on, in a word that the archive has: "AMD", "n2-standard-4", "us-central1".
 *
 * @param field as a selector names it
 * @param value as the archive writes it
 * @param at where it stands in the question
 */
record Named(String field, String value, int at) {
    private static final List<CohortField> FIELDS = Stream.concat(
                    CohortFields.machines().stream()
                            .filter(field -> !field.name().equals("node_count")),
                    Stream.of(CohortField.word("region", RunFacts::region)))
            .toList();

    /** In the order in which they are named; each value once. */
    static List<Named> in(String text, Desk desk) {
        List<Named> named = new ArrayList<>();
        String rest = text;
        for (Named value : values(desk)) {
            Matcher found = Pattern.compile("(?i)(?<![\\p{L}\\d_.-])" + Pattern.quote(value.value())
                            + "(?![\\p{L}\\d_]|[.-][\\p{L}\\d])")
                    .matcher(rest);
            if (found.find()) {
                named.add(new Named(value.field(), value.value(), found.start()));
                rest = found.replaceAll(one -> " ".repeat(one.end() - one.start()));
            }
        }
        named.sort(Comparator.comparingInt(Named::at));
        return named;
    }

    /** The longest first, so that none is found within another. */
    static List<Named> values(Desk desk) {
        List<Named> values = new ArrayList<>();
        for (CohortField field : FIELDS) {
            TreeSet<String> known = new TreeSet<>();
            for (ArchivedRun run : desk.archive().runs()) {
                known.add(field.show(run.facts()));
            }
            known.remove(CohortField.UNKNOWN);
            known.forEach(value -> values.add(new Named(field.name(), value, -1)));
        }
        values.sort(Comparator.comparingInt((Named one) -> one.value().length()).reversed());
        return values;
    }

    /** Whether that run ran on it. */
    boolean isOf(ArchivedRun run) {
        return FIELDS.stream().filter(one -> one.name().equals(field)).anyMatch(one -> one.show(run.facts())
                .equals(value));
    }

    String selector() {
        return field + "=" + value;
    }

    boolean isCalled(String word) {
        return value.equalsIgnoreCase(word)
                || List.of(value.toLowerCase(Locale.ROOT).split("[\\s]+")).contains(word.toLowerCase(Locale.ROOT));
    }
}
