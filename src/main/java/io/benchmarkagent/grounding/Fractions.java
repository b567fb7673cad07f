package io.benchmarkagent.grounding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "two thirds of" is about 0.667 times, "a fifth more" about 20 % more, "one request in a thousand" about 0.1 %. */
final class Fractions {
    private static final List<String> COUNTS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    /** By how many they make a whole. */
    private static final List<String> PARTS = List.of(
            "none", "whole", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    private static final Map<String, Integer> OF =
            Map.of("ten", 10, "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "hundred", 100, "thousand", 1000);
    private static final String FRACTION = "(?<![\\p{L}\\d-])(?:(?:an? )?(?<half>half)|(?:an?|(?<count>"
            + String.join("|", COUNTS.subList(1, COUNTS.size())) + "))[ -](?<part>"
            + String.join("|", PARTS.subList(3, PARTS.size())) + ")s?)(?![\\p{L}\\d-])";
    private static final Pattern BY = Pattern.compile("(?i)(?<=by )" + FRACTION);
    private static final Pattern CHANGE = Pattern.compile(
            "(?i)" + FRACTION
                    + "(?= (?:more|fewer|less|higher|lower|larger|smaller|faster|slower|longer|shorter|greater|above|below|over|under|up|down|beyond)\\b)");
    private static final Pattern SHARE =
            Pattern.compile("(?i)" + FRACTION + "(?= (?:of (?!a |the load|an )|its |the |as |what |that ))");
    private static final Pattern SOME_IN =
            Pattern.compile("(?i)(?<![\\p{L}\\d-])(?<some>" + String.join("|", COUNTS.subList(1, COUNTS.size()))
                    + "|\\d+)(?<what>(?: (?!in\\b|out\\b)\\p{L}+){0,3}) (?:in|out of) (?:an? |every |each )(?<of>"
                    + String.join("|", OF.keySet()) + "|\\d{2,7})(?![\\p{L}\\d-])");

    /** Most lines have none, and a report waits for thousands of them. */
    private static final Pattern ANY = Pattern.compile(
            "(?i)half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth| (?:in|out of) (?:an? |every |each )");

    private Fractions() {}

    static String asDigits(String line) {
        if (!ANY.matcher(line).find()) {
            return line;
        }
        String by = told(BY, line, each -> percent(100 * share(each)));
        String changes = told(CHANGE, by, each -> percent(100 * share(each)));
        String shares = told(SHARE, changes, each -> String.format(Locale.ROOT, "about %.2f times", share(each)));
        return told(
                SOME_IN,
                shares,
                each -> percent(100.0 * whole(each.group("some")) / whole(each.group("of"))) + each.group("what"));
    }

    private static String told(Pattern pattern, String line, Function<Matcher, String> words) {
        Matcher matcher = pattern.matcher(line);
        StringBuilder told = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(told, Matcher.quoteReplacement(words.apply(matcher)));
        }
        return matcher.appendTail(told).toString();
    }

    private static double share(Matcher each) {
        if (each.group("half") != null) {
            return 0.5;
        }
        int count = Optional.ofNullable(each.group("count"))
                .map(word -> COUNTS.indexOf(lower(word)))
                .orElse(1);
        return (double) count / PARTS.indexOf(lower(each.group("part")));
    }

    private static int whole(String of) {
        return COUNTS.contains(lower(of))
                ? COUNTS.indexOf(lower(of))
                : OF.containsKey(lower(of)) ? OF.getOrDefault(lower(of), 1) : Integer.parseInt(of);
    }

    private static String percent(double value) {
        return "about " + rounded(value) + " %";
    }

    /** To two digits, as coarse as the words are. */
    private static String rounded(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(2))
                .toPlainString();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
