package io.benchmarkagent.ask.live;

import io.benchmarkagent.ask.when.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions that are an expression: what to say to who left out the word before it, or means a course by one moment. */
public final class TypedPromQl {
    private static final String OF_A_MOMENT = "promql:";

    /** What a sentence has not: a call, a selector, a range, or a name in the way of metrics. The rest is for the reader of PromQL to tell. */
    private static final Pattern LOOK =
            Pattern.compile("\\S.*[({\\[].*|[a-zA-Z:][a-zA-Z0-9:]*(?:_[a-zA-Z0-9:]+){2,}", Pattern.DOTALL);

    /** A colon may be in a metric's name, and these end in one. */
    private static final Pattern SAID = Pattern.compile("(?i)(?:promql|range):");

    private static final Pattern NAMESPACE = Pattern.compile("\\bnamespace\\s*=\\s*\"([^\"]*)\"");

    /** A time that is named is a minute at most. */
    private static final Duration NAMED = Duration.ofMinutes(1);

    private TypedPromQl() {}

    /** What was meant, where a question is plainly an expression and does not say so. */
    public static Optional<String> meant(String question) {
        String text = question.strip();
        return !SAID.matcher(text).lookingAt() && LOOK.matcher(text).matches() && isRead(text)
                ? Optional.of("did you mean \"" + OF_A_MOMENT + " " + text + "\"?")
                : Optional.empty();
    }

    /** Whatever namespace it names. */
    private static boolean isRead(String text) {
        Matcher named = NAMESPACE.matcher(text);
        String namespace = named.find() ? named.group(1) : "default";
        return PromQl.of(text, namespace, LiveSettings.STANDARD) instanceof PromQl.Checked.Allowed;
    }

    /** That one moment of a time was told, where both of its ends were given. */
    public static Optional<String> ofOneMoment(String question, Optional<Span> span) {
        boolean begins = question.toLowerCase(Locale.ROOT).startsWith(OF_A_MOMENT);
        return span.filter(time -> begins && !time.from().equals(Instant.EPOCH))
                .filter(time -> Duration.between(time.from(), time.to()).compareTo(NAMED) > 0)
                .map(time -> "That is its value at one moment, " + time.to() + ", the end of what was asked ("
                        + time.words() + "); \"range:" + question.substring(OF_A_MOMENT.length())
                        + "\" tells its course over all of it.");
    }
}
