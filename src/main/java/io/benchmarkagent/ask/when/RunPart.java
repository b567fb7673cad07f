package io.benchmarkagent.ask.when;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a run: one of its phases, or so many seconds from its start or its end.
 *
 * @param phase as findings name it; the load where it is a stretch
 * @param from seconds after the start; before the end where negative
 * @param lasts 0 for all of the phase
 */
public record RunPart(String phase, long from, long lasts) {
    private static final String IT =
            "(?:the )?(?:(?:last|latest|whole) )?(?:load|run|benchmark|test)(?: test| phase)?\\b";
    private static final String IN = "(?:(?:in|during|over|for|within) )?";
    private static final String BEGAN = "(?:start(?:ed|s)?|beginning|began|begins?)";

    /** What is called the start or the end of a run. */
    private static final long EDGE = 60;

    private record Reading(Pattern pattern, Function<Matcher, RunPart> part) {}

    private static final Reading[] READINGS = {
        read(
                "(?:during|in|at|throughout|while)? ?(?:the )?(ramp[- ]?up|warm[- ]?up|ramp)\\b(?: phase| period)?",
                m -> phase("ramp-up")),
        read(
                "(?:during|in|at|throughout)? ?(?:the )?(?:steady[- ]?state|steady (?:phase|part|load|period))\\b(?: phase| period)?",
                m -> phase("steady")),
        read(
                "(?:during|in|at|throughout)? ?(?:the )?(?:cool[- ]?down|ramp[- ]?down)\\b(?: phase| period)?",
                m -> phase("cool-down")),
        read(
                "(?:during|throughout) (?:the )?load\\b(?! generator)(?: test| phase)?|in the load phase\\b",
                m -> phase("load")),
        read(IN + "(?:the )?first " + Lengths.WORDS + "(?: (?:of|in|into) " + IT + ")?", m -> stretch(0, m)),
        read(IN + "(?:the )?(?:last|final) " + Lengths.WORDS + " (?:of|in) " + IT, m -> toEnd(m)),
        read(
                Lengths.WORDS + " (?:into " + IT + "|after (?:the " + BEGAN + "\\b(?: of " + IT + ")?|" + IT + " "
                        + BEGAN + "\\b))",
                m -> new RunPart("load", Lengths.of(m, 1).seconds(), EDGE)),
        read("before " + IT + "(?: " + BEGAN + "\\b)?", m -> phase("before")),
        read("(?:at|in|near) the (?:very )?(?:start|beginning) of " + IT, m -> new RunPart("load", 0, EDGE)),
        read("(?:at|in|near) the (?:very )?end of " + IT, m -> new RunPart("load", -EDGE, EDGE)),
        read("when " + IT + " " + BEGAN + "\\b", m -> new RunPart("load", 0, EDGE)),
    };

    private static Reading read(String words, Function<Matcher, RunPart> part) {
        return new Reading(Pattern.compile("(?i)\\b" + words), part);
    }

    private static RunPart phase(String name) {
        return new RunPart(name, 0, 0);
    }

    private static RunPart stretch(long from, Matcher m) {
        return new RunPart("load", from, Math.max(1, Lengths.of(m, 1).seconds()));
    }

    private static RunPart toEnd(Matcher m) {
        long seconds = Math.max(1, Lengths.of(m, 1).seconds());
        return new RunPart("load", -seconds, seconds);
    }

    static Optional<RunPart> read(Scan scan) {
        for (Reading reading : READINGS) {
            Optional<Matcher> m = scan.take(reading.pattern());
            if (m.isPresent()) {
                return m.map(reading.part());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return phase.toLowerCase(Locale.ROOT);
    }
}
