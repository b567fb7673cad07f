package io.benchmarkagent.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A question, and what a right answer to it says.
 *
 * @param kind in: within reach; unknowable: understood, and nobody measured it; out: out of reach; change: asks to change something
 * @param split dev: somebody may have looked at it while the product was built; test: nobody has
 */
record Asking(
        String id,
        String question,
        Kind kind,
        String split,
        Optional<String> run,
        List<String> names,
        List<Number> numbers,
        List<String> not) {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.])[-−+]?\\d+(?:\\.\\d+)?");

    enum Kind {
        IN,
        UNKNOWABLE,
        OUT,
        CHANGE
    }

    /** @param tolerance relative */
    record Number(double value, double tolerance) {
        boolean isIn(String text) {
            return NUMBER.matcher(text)
                    .results()
                    .mapToDouble(found -> Double.parseDouble(found.group().replace('−', '-').replace("+", "")))
                    .anyMatch(number -> Math.abs(number - value) <= Math.abs(value) * tolerance + 1e-9);
        }
    }

    static Asking of(JsonNode line) {
        JsonNode expect = line.path("expect");
        List<Number> numbers = new ArrayList<>();
        expect.path("numbers").valueStream().forEach(each -> numbers.add(new Number(
                each.path("value").asDouble(), each.path("tolerance").asDouble(0.02))));
        return new Asking(
                line.path("id").asString(),
                line.path("question").asString(),
                Kind.valueOf(line.path("kind").asString().toUpperCase(java.util.Locale.ROOT)),
                line.path("split").asString(),
                Optional.of(line.path("run").asString("")).filter(run -> !run.isEmpty()),
                words(expect.path("names")),
                numbers,
                words(expect.path("not")));
    }

    /** What a right answer says and this one does not, or the other way round; empty for a right one. */
    List<String> wrongIn(String answer) {
        String plain = answer.replace('\u202f', ' ');
        List<String> wrong = new ArrayList<>();
        names.stream().filter(name -> !plain.contains(name)).forEach(name -> wrong.add("does not say " + name));
        numbers.stream().filter(number -> !number.isIn(plain)).forEach(number -> wrong.add("does not say " + number.value()));
        not.stream().filter(plain::contains).forEach(word -> wrong.add("says " + word));
        return wrong;
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
