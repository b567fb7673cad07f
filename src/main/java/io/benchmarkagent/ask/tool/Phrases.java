package io.benchmarkagent.ask.tool;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.report.Inert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Small phrases that several tools say, harmless to print. */
public final class Phrases {
    private static final int NAMED = 12;
    private static final Set<String> PLURAL =
            Set.of("errors", "restarts", "dropped iterations", "checks passed", "requests per vCPU");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private Phrases() {}

    /** "a", "a and b", "a, b and c"; of more than a dozen the first, and how many more. */
    public static String listed(Collection<String> names) {
        return first(NAMED, names);
    }

    /** The same of so many. */
    public static String first(int most, Collection<String> names) {
        List<String> all = names.stream().map(Inert::name).toList();
        List<String> shown = all.size() <= most
                ? all
                : Stream.concat(all.stream().limit(most), Stream.of((all.size() - most) + " more"))
                        .toList();
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    /** "was", or "were" of what is named in the plural. */
    static String was(Observation o) {
        return was(o.spec().label());
    }

    /** @param label a metric's */
    public static String was(String label) {
        return PLURAL.contains(label) ? "were" : "was";
    }

    /** "frontend's ", "the nodes' ". */
    public static String whose(String subject) {
        return switch (subject) {
            case "cluster" -> "the cluster's ";
            case "nodes" -> "the nodes' ";
            default -> subject + "'s ";
        };
    }

    /** "1 pod", "2 pods". */
    public static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** "14:26:12"; "28 Feb 14:26:12" on another day than the run's. */
    static String time(Instant moment, Instant run, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate day = run.atZone(zone).toLocalDate();
        return (local.toLocalDate().equals(day) ? TIME : OTHER_DAY).format(local);
    }

    static String capital(String sentence) {
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
