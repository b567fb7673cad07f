package io.benchmarkagent.narrative;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** "three" is 3 and "doubled" is 2.0 times; "one" is left alone, since it is mostly no number. */
final class NumberWords {
    private static final Map<String, String> DIGITS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("twice", "2.0 times"),
            Map.entry("doubled", "2.0 times"),
            Map.entry("tripled", "3.0 times"),
            Map.entry("halved", "0.5 times"));
    private static final Pattern WORD =
            Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + String.join("|", DIGITS.keySet()) + ")(?![\\p{L}\\d-])");

    private NumberWords() {}

    static String asDigits(String line) {
        return WORD.matcher(line)
                .replaceAll(match -> DIGITS.getOrDefault(match.group().toLowerCase(Locale.ROOT), ""));
    }
}
