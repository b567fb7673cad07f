package io.benchmarkagent.source.imported;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.source.Excerpt;
import io.benchmarkagent.source.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Numbers by their path in a run JSON, of the whole run and of each subject; and what was no number. */
public final class Figures {
    private final SortedMap<String, Double> whole = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Double>> subjects = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Where numbers of one thing go: the whole run, or a subject of it. */
    final class Of {
        private final String name;
        private final SortedMap<String, Double> numbers;

        private Of(String name, SortedMap<String, Double> numbers) {
            this.name = name;
            this.numbers = numbers;
        }

        /** Of a path that has a number already, the first stays. */
        void put(String path, double value) {
            if (!Measurement.holds(value)) {
                leaveOut(path, String.valueOf(value));
            } else if (numbers.putIfAbsent(path, value) != null) {
                leaveOut(path, "told twice");
            }
        }

        /** What is absent or null was not measured; what is no number is left out. */
        void put(String path, JsonNode value) {
            if (value.isNumber()) {
                put(path, value.doubleValue(Double.NaN));
            } else if (!value.isMissingNode() && !value.isNull()) {
                leaveOut(path, Excerpt.of(value.asString(value.toString())));
            }
        }

        /** What is blank or "N/A" was not measured. */
        void put(String path, String text) {
            OptionalDouble value = Numbers.parse(text);
            if (value.isPresent()) {
                put(path, value.getAsDouble());
            } else if (!text.isBlank() && !text.equals("N/A")) {
                leaveOut(path, Excerpt.of(text));
            }
        }

        void leaveOut(String path, String why) {
            leftOut.add(name + path + " (" + why + ")");
        }
    }

    Of whole() {
        return new Of("", whole);
    }

    Of subject(String name) {
        return new Of(Excerpt.of(name) + " ", subjects.computeIfAbsent(name, fresh -> new TreeMap<>()));
    }

    SortedMap<String, Double> ofTheWhole() {
        return whole;
    }

    SortedMap<String, SortedMap<String, Double>> ofSubjects() {
        return subjects;
    }

    public int size() {
        return whole.size() + subjects.values().stream().mapToInt(Map::size).sum();
    }

    /** How many subjects have a number. */
    public int subjects() {
        return (int) subjects.values().stream().filter(of -> !of.isEmpty()).count();
    }

    /** What was not taken, with its place and what is the matter with it. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
