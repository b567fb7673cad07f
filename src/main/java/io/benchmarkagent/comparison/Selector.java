package io.benchmarkagent.comparison;

import io.benchmarkagent.baseline.CohortField;
import io.benchmarkagent.baseline.CohortFields;
import io.benchmarkagent.run.RunFacts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which runs are meant by {@code key=value,key=value…} over their facts: those that agree in all of them. */
public final class Selector {
    private static final List<CohortField> FIELDS = Stream.of(
                    CohortFields.machines().subList(0, 1),
                    List.of(CohortField.word("region", RunFacts::region)),
                    CohortFields.machines().subList(1, CohortFields.machines().size()),
                    CohortFields.load(0))
            .flatMap(List::stream)
            .toList();

    private final Map<CohortField, String> wanted;

    private Selector(Map<CohortField, String> wanted) {
        this.wanted = wanted;
    }

    /** @throws IllegalArgumentException for what is none, saying what would be one */
    public static Selector of(String text) {
        Map<CohortField, String> wanted = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length < 2 || pair[0].isBlank() || pair[1].isBlank()) {
                throw new IllegalArgumentException("'" + part + "' of '" + text
                        + "' is no key=value; give a selector such as cpu_vendor=amd,users_count=300");
            }
            if (wanted.putIfAbsent(field(pair[0].strip()), pair[1].strip()) != null) {
                throw new IllegalArgumentException("'" + text + "' has " + pair[0].strip() + " twice; give it once");
            }
        }
        return new Selector(wanted);
    }

    private static CohortField field(String key) {
        return FIELDS.stream()
                .filter(field -> field.name().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown key '" + key + "'; known: "
                        + FIELDS.stream().map(CohortField::name).collect(Collectors.joining(", "))));
    }

    public boolean selects(RunFacts run) {
        return wanted.entrySet().stream().allMatch(one -> isMeant(one.getValue(), one.getKey(), run));
    }

    /** What it selects, in few words: the values. */
    public String name() {
        return String.join(" ", wanted.values());
    }

    /** The values there are of each key, for somebody whose selector found nothing. */
    public String choices(Collection<RunFacts> all) {
        return wanted.keySet().stream()
                .map(field -> field.name() + ": "
                        + String.join(
                                ", ",
                                new TreeSet<>(all.stream().map(field::show).toList())))
                .collect(Collectors.joining("; "));
    }

    private static boolean isMeant(String value, CohortField field, RunFacts run) {
        String shown = field.show(run);
        return shown.equalsIgnoreCase(value) || isSameNumber(value, shown);
    }

    private static boolean isSameNumber(String value, String shown) {
        try {
            return Double.parseDouble(value) == Double.parseDouble(shown);
        } catch (NumberFormatException word) {
            return false;
        }
    }
}
