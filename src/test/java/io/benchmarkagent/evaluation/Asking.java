package io.benchmarkagent.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A question, and what a right answer to it says.
 *
 * @param split dev: somebody may have looked at it while the product was built; test: nobody has
 */
record Asking(
        String id,
        String question,
        Kind kind,
        String split,
        List<String> names,
        List<Amount> numbers,
        List<String> not) {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.])[-−+]?\\d+(?:\\.\\d+)?");
    private static final Map<String, String> WORDS =
            Map.of("once", "1", "one", "1", "twice", "2", "two", "2", "three", "3", "four", "4", "five", "5");

    enum Kind {
        /** Within reach. */
        IN,
        /** Understood, and nobody measured it. */
        UNKNOWABLE,
        /** Out of reach. */
        OUT,
        /** It asks to change something. */
        CHANGE,
        /** It would cost too much, or look where nobody may look. */
        REFUSED
    }

    /**
     * A number in any size of its unit: 200m is 0.2 cores and 20 % of one.
     *
     * @param tolerance relative
     * @param unit that stands behind it, in which case no other size of it will do; empty for any
     */
    record Amount(double value, double tolerance, Optional<String> unit) {
        private static final double[] SIZES = {1, 1000, 0.001, 100, 0.01, 10, 0.1};

        boolean isIn(String text) {
            return NUMBER.matcher(text)
                    .results()
                    .filter(found -> unit.isEmpty() || isBehind(text.substring(found.end()), unit.get()))
                    .mapToDouble(found ->
                            Double.parseDouble(found.group().replace('−', '-').replace("+", "")))
                    .anyMatch(this::is);
        }

        private static boolean isBehind(String rest, String unit) {
            return unit.isEmpty()
                    || Pattern.compile(" ?" + Pattern.quote(unit.toLowerCase(Locale.ROOT)) + "(?![\\p{L}/])")
                            .matcher(rest)
                            .lookingAt();
        }

        private boolean is(double number) {
            double[] sizes = unit.isPresent() ? new double[] {1} : SIZES;
            return Arrays.stream(sizes)
                    .anyMatch(size -> Math.abs(number * size - value) <= Math.abs(value) * tolerance + 1e-9);
        }
    }

    static Asking of(JsonNode line) {
        JsonNode expect = line.path(line.has("expect_if_answered") ? "expect_if_answered" : "expect");
        List<Amount> numbers = new ArrayList<>();
        expect.path("numbers")
                .valueStream()
                .forEach(each -> numbers.add(new Amount(
                        each.path("value").asDouble(),
                        each.path("tolerance").asDouble(0.02),
                        each.has("in") ? Optional.of(each.path("in").asString()) : Optional.empty())));
        return new Asking(
                line.path("id").asString(),
                line.path("question").asString(),
                Kind.valueOf(line.path("kind").asString().toUpperCase(Locale.ROOT)),
                line.path("split").asString(),
                words(expect.path("names")),
                numbers,
                words(line.at("/expect/not")));
    }

    /** What a right answer says and this one does not, or the other way round; empty for a right one. */
    List<String> wrongIn(String answer) {
        String plain = plain(answer);
        List<String> wrong = new ArrayList<>();
        names.stream().filter(name -> !plain.contains(plain(name))).forEach(name -> wrong.add("does not say " + name));
        numbers.stream().filter(one -> !one.isIn(plain)).forEach(one -> wrong.add("does not say " + one.value()));
        not.stream().filter(word -> plain.contains(plain(word))).forEach(word -> wrong.add("says " + word));
        return wrong;
    }

    /** To decline it is right, and so is an answer that heeds all of it. */
    boolean mayBeAnswered() {
        return kind == Kind.OUT && !(names.isEmpty() && numbers.isEmpty());
    }

    /** In which neither case, hyphens between letters nor an echo of the question tell anything, and small numbers are digits. */
    private String plain(String text) {
        String told = text.replace(question, " ")
                .replaceAll("[\\u202f\\u00a0]", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\p{L})-(?=\\p{L})", "");
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            told = told.replaceAll("\\b" + word.getKey() + "\\b", word.getValue());
        }
        return told;
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
