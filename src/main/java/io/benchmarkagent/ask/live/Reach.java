package io.benchmarkagent.ask.live;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a range selector, a subquery or an offset reaches.
 *
 * @param step of a subquery; zero where Prometheus chooses it, empty where there is none
 * @param written as it is sent
 */
record Reach(Duration length, Optional<Duration> step, String written) {
    private static final String SPAN = "((?:\\d+(?:ms|[smhdwy]))+|\\d{1,12})";
    private static final Pattern BRACKET = Pattern.compile("\\[\\s*" + SPAN + "\\s*(:\\s*" + SPAN + "?\\s*)?\\]");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(365));

    /** Prometheus evaluates once a minute where nobody says otherwise. */
    private static final Duration STANDARD_STEP = Duration.ofMinutes(1);

    static Reach of(Token bracket) throws NotAllowed {
        Matcher matcher = BRACKET.matcher(bracket.text());
        if (!matcher.matches()) {
            throw new NotAllowed(
                    bracket.shown() + " at " + (bracket.at() + 1) + " is no range; write one such as [5m]");
        }
        Optional<Duration> step = Optional.ofNullable(matcher.group(2))
                .map(some ->
                        Optional.ofNullable(matcher.group(3)).map(Reach::length).orElse(Duration.ZERO));
        String written = matcher.group().replaceAll("\\s", "");
        return new Reach(length(matcher.group(1)), step, written);
    }

    /** {@code 1h30m}, or seconds. */
    static Duration length(String words) {
        if (words.chars().allMatch(Character::isDigit)) {
            return Duration.ofSeconds(Long.parseLong(words));
        }
        return PART.matcher(words).results().map(Reach::part).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration part(MatchResult part) {
        return UNITS.getOrDefault(part.group(2), Duration.ZERO).multipliedBy(Long.parseLong(part.group(1)));
    }

    /** How often what is before a subquery is computed for one point. */
    long evaluations() {
        Duration every = step.map(one -> one.isZero() ? STANDARD_STEP : one).orElse(length);
        return step.isEmpty() ? 1 : Math.max(1, length.toMillis() / Math.max(1, every.toMillis()) + 1);
    }
}
