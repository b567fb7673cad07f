package io.benchmarkagent.web.trace;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which trace, and where in it. Source: W3C Trace Context.
 *
 * @param trace 32 digits
 * @param span 16 digits
 * @param sampled whether spans are collected
 */
record TraceParent(String trace, String span, boolean sampled) {
    private static final Pattern HEADER =
            Pattern.compile("[0-9a-e][0-9a-f]-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

    /** Empty for what is none: a trace of its own is begun then. */
    static Optional<TraceParent> of(String header) {
        Matcher found = HEADER.matcher(header);
        return found.matches() && !isZero(found.group(1)) && !isZero(found.group(2))
                ? Optional.of(new TraceParent(
                        found.group(1), found.group(2), (Integer.parseInt(found.group(3), 16) & 1) == 1))
                : Optional.empty();
    }

    static TraceParent fresh() {
        return new TraceParent(digits() + digits(), digits(), true);
    }

    TraceParent child() {
        return new TraceParent(trace, digits(), sampled);
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    /** Never all zero. */
    private static String digits() {
        long number = ThreadLocalRandom.current().nextLong() | 1;
        return String.format(Locale.ROOT, "%016x", number);
    }
}
