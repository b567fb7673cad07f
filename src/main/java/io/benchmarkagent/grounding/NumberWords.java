package io.benchmarkagent.grounding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "forty-five" is 45, "three point two" 3.2, "doubled" 2.0 times. A lone "one" is left: mostly it is no number. */
final class NumberWords {
    private static final List<String> SMALL = Arrays.asList(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                            + " eighteen nineteen")
                    .split(" "));
    private static final List<String> TENS =
            Arrays.asList("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
    private static final Map<String, Integer> VALUES = values();
    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("twice", "2.0 times"),
            Map.entry("doubled", "doubled 2.0 times"),
            Map.entry("double", "2.0 times"),
            Map.entry("twofold", "2.0 times"),
            Map.entry("tripled", "tripled 3.0 times"),
            Map.entry("threefold", "3.0 times"),
            Map.entry("quadrupled", "quadrupled 4.0 times"),
            Map.entry("tenfold", "10 times"),
            Map.entry("halved", "halved 0.5 times"),
            Map.entry("half a second", "0.5 seconds"),
            Map.entry("half a minute", "0.5 minutes"),
            Map.entry("half an hour", "30 minutes"),
            Map.entry("a quarter of an hour", "15 minutes"),
            Map.entry("three quarters of an hour", "45 minutes"),
            Map.entry("an hour and a half", "90 minutes"),
            Map.entry("a minute and a half", "1.5 minutes"),
            Map.entry("a second and a half", "1.5 seconds"),
            Map.entry("one and a half", "1.5"),
            Map.entry("a dozen", "12"),
            Map.entry("fiftieth percentile", "p50"),
            Map.entry("ninetieth percentile", "p90"),
            Map.entry("ninety-fifth percentile", "p95"),
            Map.entry("ninety-ninth percentile", "p99"));
    private static final Pattern PHRASE = whole(String.join(
            "|",
            PHRASES.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList()));
    private static final String WORD = "(?:"
            + VALUES.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .collect(Collectors.joining("|"))
            + "|hundred|thousand)";
    private static final Pattern NUMERAL =
            whole("(?:an? (?=hundred|thousand))?" + WORD + "(?:(?:(?<=hundred|thousand) and |[ -])" + WORD
                    + ")*+(?: point (?:" + String.join("|", SMALL) + ")(?: (?:" + String.join("|", SMALL) + "))*)?");

    /** Each of the patterns here needs one of these; most lines have none. */
    private static final Set<String> TELLING = Stream.concat(
                    Stream.concat(SMALL.stream(), TENS.stream()),
                    Stream.of(
                            "hundred",
                            "thousand",
                            "half",
                            "halved",
                            "dozen",
                            "quarter",
                            "quarters",
                            "percentile",
                            "twice",
                            "double",
                            "doubled",
                            "twofold",
                            "tripled",
                            "threefold",
                            "quadrupled",
                            "tenfold"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern AND_A_HALF = Pattern.compile("(?i)(?<=\\d) and a half\\b");

    private NumberWords() {}

    static String asDigits(String line) {
        if (line.indexOf(' ') < 0 && line.chars().anyMatch(Character::isDigit)) {
            return line;
        }
        if (!isTelling(line)) {
            return Fractions.asDigits(line);
        }
        Matcher phrase = PHRASE.matcher(line);
        String told =
                phrase.replaceAll(match -> PHRASES.getOrDefault(match.group().toLowerCase(Locale.ROOT), match.group()));
        String digits = NUMERAL.matcher(Fractions.asDigits(told))
                .replaceAll(match -> digits(match.group().toLowerCase(Locale.ROOT), match.group()));
        return AND_A_HALF.matcher(digits).replaceAll(".5");
    }

    private static boolean isTelling(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        int begin = 0;
        for (int at = 0; at <= lower.length(); at++) {
            if (at == lower.length() || !Character.isLetter(lower.charAt(at))) {
                if (at - begin > 2 && TELLING.contains(lower.substring(begin, at))) {
                    return true;
                }
                begin = at + 1;
            }
        }
        return false;
    }

    private static String digits(String words, String original) {
        if (words.equals("one")) {
            return original;
        }
        String[] parts = words.split(" point ");
        int total = 0;
        int current = 0;
        for (String word : parts[0].split("[ -]")) {
            switch (word) {
                case "hundred" -> current = Math.max(1, current) * 100;
                case "thousand" -> {
                    total += Math.max(1, current) * 1000;
                    current = 0;
                }
                default -> current += VALUES.getOrDefault(word, 0);
            }
        }
        return total + current + (parts.length > 1 ? fraction(parts[1]) : "");
    }

    private static String fraction(String words) {
        StringBuilder digits = new StringBuilder(".");
        Arrays.stream(words.split(" ")).map(SMALL::indexOf).forEach(digits::append);
        return digits.toString();
    }

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < SMALL.size(); i++) {
            values.put(SMALL.get(i), i);
        }
        for (int i = 0; i < TENS.size(); i++) {
            values.put(TENS.get(i), 10 * (i + 2));
        }
        return values;
    }

    private static Pattern whole(String alternatives) {
        return Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + alternatives + ")(?![\\p{L}\\d-])");
    }
}
