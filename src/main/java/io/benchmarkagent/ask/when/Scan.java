package io.benchmarkagent.ask.when;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a text that is read from left to right. */
final class Scan {
    private static final Pattern SPACE = Pattern.compile("[\\s,]*");

    private final String text;
    private int at;

    Scan(String text, int at) {
        this.text = text;
        this.at = at;
    }

    int at() {
        return at;
    }

    void backTo(int place) {
        at = place;
    }

    String since(int place) {
        return text.substring(place, at).strip();
    }

    boolean isDone() {
        return text.substring(at).isBlank();
    }

    /** What stands here, after any space; where it does not, nothing is taken. */
    Optional<Matcher> take(Pattern pattern) {
        Matcher space = SPACE.matcher(text).region(at, text.length());
        int from = space.lookingAt() ? space.end() : at;
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher);
    }
}
