package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Flatlined;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.LevelShift;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.detection.Saturated;
import java.util.Optional;

/** What an anomaly of the run's own course says, by its type. */
final class CourseWords {
    private CourseWords() {}

    /** "checkoutservice: CPU 20 %, at its limit (from 19 % on), 14:25:30 – 14:26:30." */
    static String description(Anomaly a, String label, String during) {
        String value = a.value().isPresent() ? Figures.quantity(a.value().getAsDouble(), a.unit()) : "";
        String what =
                switch (a.type()) {
                    case Saturated.TYPE -> label + " " + value + ", at its limit" + from(a);
                    case LevelShift.TYPE -> label + " stepped" + before(a) + " to " + value;
                    case MemoryLeak.TYPE -> label + " rose steadily" + before(a) + " to " + value;
                    case Flatlined.TYPE -> label + " moved all the time, then stayed at " + value;
                    default -> label + " " + value;
                };
        return Labels.subject(a) + ": " + what + during + ".";
    }

    private static String from(Anomaly a) {
        return a.expected()
                .map(e -> " (from " + Figures.quantity(e.high(), a.unit()) + " on)")
                .orElse("");
    }

    private static String before(Anomaly a) {
        return a.expected()
                .map(CourseWords::middle)
                .map(level -> " from " + Figures.quantity(level, a.unit()))
                .orElse("");
    }

    private static double middle(Interval interval) {
        return (interval.low() + interval.high()) / 2;
    }

    /** What to do about it, where its type tells. */
    static Optional<String> recommendation(Anomaly a) {
        return switch (a.type()) {
            case Saturated.TYPE -> Optional.of("Raise its limit, or find out what it uses more for.");
            case LevelShift.TYPE -> Optional.of("Find out what changed in the run at that time.");
            case MemoryLeak.TYPE -> Optional.of("Let a run last longer: a leak goes on rising, a cache levels off.");
            case Flatlined.TYPE -> Optional.of("Check that it was scraped, and had work, until the run ended.");
            default -> Optional.empty();
        };
    }
}
