package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.findings.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An example with the names of a run in the place of those that it was written with, ready to be asked. */
record Example(Intent intent, String text) {
    /** The services that examples are written with. */
    private static final Pattern SERVICE = Pattern.compile("\\b(?:[a-z]+service|frontend|redis-cart)\\b");

    private static final Pattern GROUP = Pattern.compile("\\b(?:Intel|AMD|n2d?-standard-4)\\b");
    private static final Pattern CLOCK = Pattern.compile("\\b\\d{1,2}:\\d{2}\\b");
    private static final Pattern OF_TODAY =
            Pattern.compile("(?i)\\b(?:yesterday|monday|last week|last \\d+ minutes)\\b");
    private static final Pattern NEWEST = Pattern.compile("(?i)\\bthe (?:last|latest) (?:run|benchmark)\\b");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static Stream<Example> of(Intent intent) {
        return intent.examples().stream().map(text -> new Example(intent, text));
    }

    /**
     * Empty where the archive has nothing of its kind.
     *
     * @param subjects come first
     */
    Optional<String> filled(Look look, Desk desk, List<String> subjects) {
        if (OF_TODAY.matcher(text).find()) {
            return Optional.empty();
        }
        long groups = GROUP.matcher(text).results().count();
        if (Named.in(RunIds.replaced(text, "•"), desk).size() < groups) {
            return Optional.empty();
        }
        return named(text, RunIds.in(text), runs(look, desk))
                .flatMap(filled -> named(filled, found(SERVICE, filled), services(look, subjects)))
                .map(filled -> timed(filled, look, desk))
                .map(filled -> about(filled, look, desk));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** In two steps, for a name that is put may be one that is looked for. */
    private static Optional<String> named(String text, List<String> places, List<String> names) {
        if (places.size() > names.size()) {
            return Optional.empty();
        }
        String filled = text;
        for (int i = 0; i < places.size(); i++) {
            filled = filled.replace(places.get(i), "\u0000" + i + "\u0000");
        }
        for (int i = 0; i < places.size(); i++) {
            filled = filled.replace("\u0000" + i + "\u0000", names.get(i));
        }
        return Optional.of(filled);
    }

    private static List<String> runs(Look look, Desk desk) {
        return Stream.concat(Stream.of(look.name()), desk.newestFirst().stream().map(desk::name))
                .distinct()
                .toList();
    }

    /** Those that something is to be said of before the others. */
    private static List<String> services(Look look, List<String> subjects) {
        return Stream.of(
                        subjects.stream(),
                        look.findings().anomalies().stream()
                                .map(Labels::subject)
                                .filter(look.services()::contains),
                        look.services().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Times within the run's load. */
    private static String timed(String text, Look look, Desk desk) {
        List<String> clocks = found(CLOCK, text);
        var load = look.findings().run().load();
        Instant from = load.start().orElse(look.times().from());
        Duration lasts = Duration.between(from, load.end().orElse(look.times().to()));
        String filled = text;
        for (int i = 0; i < clocks.size(); i++) {
            Instant then = from.plus(lasts.multipliedBy(i + 1L).dividedBy(clocks.size() + 1L));
            filled = filled.replace(clocks.get(i), TIME.format(then.atZone(desk.zone())));
        }
        return filled;
    }

    /** Of another run than the newest, with its id. */
    private String about(String filled, Look look, Desk desk) {
        boolean newest = desk.newestFirst().stream().limit(1).anyMatch(run -> desk.name(run)
                .equals(look.name()));
        if (newest || intent.tool().takes().contains(Tool.Slot.GROUPS)) {
            return filled;
        }
        String run = "run " + look.name();
        return NEWEST.matcher(filled).find()
                ? NEWEST.matcher(filled).replaceAll(run)
                : filled.replaceFirst("\\??$", " in " + run + "$0");
    }
}
