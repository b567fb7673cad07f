package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * "Slowest service except frontend": the question without those words, and the services that are left.
 *
 * @param rest names no service
 */
record Except(Heard rest, List<String> left) {
    private static final String WORDS =
            "(?:,? ?(?:except(?:ing)?(?: for)?|exclud(?:e|es|ing)|without|other than|apart from|aside from|besides|ignoring|leaving out|not counting|but(?: not)?)) ";
    /** A part of a name stands for it. */
    private static final String SUFFIX = "(?:[-_ ]?(?:service|svc))?";

    Except {
        left = List.copyOf(left);
    }

    /** Empty where none is left out, and where others are named beside those. */
    static Optional<Except> in(Heard heard) {
        List<String> out = heard.subjects();
        if (out.isEmpty() || !heard.look().services().containsAll(out)) {
            return Optional.empty();
        }
        Pattern pattern = pattern(out);
        Matcher spoken = pattern.matcher(heard.spoken().text());
        Matcher asked = pattern.matcher(heard.question().text());
        return spoken.find() && asked.find() ? Optional.of(without(heard, spoken, asked)) : Optional.empty();
    }

    /** Each of them once. */
    private static Pattern pattern(List<String> out) {
        String one = "(?:the )?(?:"
                + out.stream()
                        .map(name ->
                                Pattern.quote(name.toLowerCase(Locale.ROOT).replaceFirst("[-_ ]?(?:service|svc)$", "")))
                        .collect(Collectors.joining("|"))
                + ")" + SUFFIX + "(?![\\p{L}\\d-])";
        return Pattern.compile(
                "(?i)" + WORDS + one + "(?:(?:,? (?:and|or|nor)|,) " + one + "){" + (out.size() - 1) + "}");
    }

    private static Except without(Heard heard, Matcher spoken, Matcher asked) {
        Spoken less = heard.spoken().without(spoken.start(), spoken.end());
        Heard rest = heard.as(new Question(asked.replaceFirst(" ")))
                .as(new Spoken(List.of(), less.runs(), less.metrics(), less.amounts(), less.text(), less.rest()));
        return new Except(
                rest,
                heard.look().services().stream()
                        .filter(name -> !heard.subjects().contains(name))
                        .toList());
    }
}
