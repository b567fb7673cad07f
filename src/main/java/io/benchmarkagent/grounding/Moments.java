package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When what happened to whom; and every time in a sentence is one of those. */
final class Moments implements Check {
    private static final Pattern ABOUT_THE_RUN = Pattern.compile(
            "(?i)\\b(?:run|load|benchmark|test|window|phase|start(?:ed)?|began|warm-?up|steady|ran)\\b");
    private static final Pattern SINCE_LOAD = Pattern.compile("(?i)\\b(?:load|run|benchmark|test)\\b");
    private static final Pattern STARTED =
            Pattern.compile("(?i)\\b(?:load|run|benchmark|test)\\b[^,;]{0,20}\\b(?:start(?:ed|s)?|began|begins?)\\b");
    private static final Pattern ENDED = Pattern.compile(
            "(?i)\\b(?:load|run|benchmark|test)\\b[^,;]{0,20}\\b(?:end(?:ed|s)?|finish(?:ed|es)|stopp?(?:ed|s))\\b");
    private static final Pattern OTHER_ZONE = Pattern.compile("^ ?(?!UTC|GMT)[A-Z]{1,3}S?T\\b");
    private static final Pattern ABOUT =
            Pattern.compile("(?i)(?:about|around|roughly|approximately|just after|just before|~)\\s*$");
    private static final Pattern LASTED =
            Pattern.compile("(?i)\\b(?:last(?:ed|ing)?|(?<!-)for(?!-)|within|duration|long|span\\w*)\\b");
    private static final Pattern APART = Pattern.compile(
            "(?i)\\b(?:later|after\\w*|before|earlier|apart|preced\\w+|follow\\w*|ahead|behind|delay\\w*|lag\\w*|gap|in between|last(?:ed|ing)?|(?<!-)for(?!-)|within|duration|long|span\\w*|took)\\b");
    private static final long MINUTE = 60;

    /** @param end it ended then */
    private record Moment(
            String subject, Set<String> metrics, Set<Happening> happenings, Instant at, boolean end, String id) {

        boolean isOf(Set<String> names) {
            return names.isEmpty() || names.contains(subject);
        }

        boolean isOf(Mention.Metric metric) {
            return metric.ids().isEmpty() || metrics.stream().anyMatch(metric.ids()::contains);
        }
    }

    private final ZoneId zone;
    private final List<Moment> all = new ArrayList<>();
    private final List<Instant> ofTheRun;
    private final Set<Instant> days;

    private Moments(ZoneId zone, List<Instant> ofTheRun, Set<Instant> days) {
        this.zone = zone;
        this.ofTheRun = ofTheRun;
        this.days = days;
    }

    static Moments of(Findings findings, Lexicon lexicon) {
        Moments moments = new Moments(findings.zone(), ofTheRun(findings), days(findings));
        findings.anomalies().forEach(a -> moments.anomaly(a, findings));
        findings.timeline().forEach(m -> moments.timeline(m, lexicon));
        Texts.in(findings).stream()
                .filter(text -> text.kind() == Texts.Kind.OWN)
                .forEach(text -> moments.text(text, lexicon, findings));
        return moments;
    }

    private void timeline(io.benchmarkagent.cause.Moment m, Lexicon lexicon) {
        Set<String> metrics = Line.of(m.what(), lexicon)
                .all(Mention.Metric.class)
                .flatMap(metric -> metric.ids().stream())
                .collect(Collectors.toSet());
        boolean end = m.kind() == io.benchmarkagent.cause.Moment.Kind.END;
        Stream.concat(Stream.of(m.time()), m.until().stream())
                .forEach(at ->
                        all.add(new Moment(lower(m.subject()), metrics, happenings(m.what()), at, end, m.anomalyId())));
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.first(
                Mention.Time.class,
                (clause, time) -> holds(clause, time)
                        ? Stream.of()
                        : Stream.of(
                                "nothing is known of " + Words.of(clause.subjects(time), clause.metrics(time), sentence)
                                        + " at '" + sentence.quoted(time) + "'"));
    }

    /** The first onset of what is named, where any is known. */
    Optional<Instant> onset(Set<String> names, List<Mention.Metric> metrics) {
        return all.stream()
                .filter(m -> !m.end() && m.isOf(names) && !m.id().isEmpty())
                .filter(m -> metrics.isEmpty() || metrics.stream().anyMatch(m::isOf))
                .map(Moment::at)
                .min(Comparator.naturalOrder());
    }

    /** When something first happened to a subject, where that is known. */
    Optional<Instant> onset(Set<String> names, Happening happening) {
        return all.stream()
                .filter(m -> m.isOf(names) && m.happenings().contains(happening) && !m.end())
                .map(Moment::at)
                .min(Comparator.naturalOrder());
    }

    /** Whether a number of seconds is how long something lasted, or how long after one thing another began. */
    boolean areApart(Sentence sentence, Clause clause, Mention.Amount number) {
        if (number.quantity().dimension() != Dimension.TIME || !sentence.says(APART)) {
            return false;
        }
        Set<String> named = new HashSet<>(sentence.subjects());
        named.addAll(clause.told());
        named.addAll(clause.topic());
        Quantity written =
                Hint.before(clause, number).about() ? number.quantity().looser(0.1) : number.quantity();
        return Stream.concat(durations(clause.told(), clause), gaps(named, sentence))
                .anyMatch(seconds -> written.unsigned().rounds(seconds));
    }

    private Stream<Double> durations(Set<String> names, Clause clause) {
        if (!clause.says(LASTED)) {
            return Stream.of();
        }
        List<Mention.Metric> metrics = clause.all(Mention.Metric.class).toList();
        Stream<Double> ofTheLoad =
                ofTheRun.size() < 2 ? Stream.of() : Stream.of(seconds(ofTheRun.get(0), ofTheRun.get(1)));
        return Stream.concat(
                ofTheLoad,
                all.stream()
                        .filter(m -> !m.end() && m.isOf(names))
                        .filter(m -> metrics.isEmpty() || metrics.stream().anyMatch(m::isOf))
                        .flatMap(from -> all.stream()
                                .filter(to -> to.end()
                                        && to.id().equals(from.id())
                                        && !to.id().isEmpty())
                                .map(to -> seconds(from.at(), to.at()))));
    }

    /** Between the first onsets of two subjects; within one subject, between the onsets of what the sentence names of it. */
    private Stream<Double> gaps(Set<String> named, Sentence sentence) {
        List<Mention.Metric> metrics = sentence.line().all(Mention.Metric.class).toList();
        Set<Happening> happenings = sentence.line()
                .all(Mention.Event.class)
                .map(Mention.Event::happening)
                .collect(Collectors.toSet());
        Stream<Double> fromTheStart = sentence.says(SINCE_LOAD)
                ? ofTheRun.stream().limit(1).flatMap(start -> (named.isEmpty()
                                ? Stream.of(Set.<String>of())
                                : named.stream().map(Set::of))
                        .flatMap(names -> starts(names, metrics, happenings).stream())
                        .map(m -> Math.abs(seconds(start, m.at()))))
                : Stream.of();
        return Stream.concat(fromTheStart, between(named, metrics, happenings));
    }

    private Stream<Double> between(Set<String> named, List<Mention.Metric> metrics, Set<Happening> happenings) {
        List<Moment> starts = (named.isEmpty()
                        ? Stream.of(Set.<String>of())
                        : named.stream().map(Set::of))
                .flatMap(names -> starts(names, metrics, happenings).stream())
                .toList();
        return starts.stream().flatMap(a -> starts.stream()
                .filter(b -> named.size() < 2 || !a.subject().equals(b.subject()))
                .filter(b -> !a.equals(b))
                .map(b -> Math.abs(seconds(a.at(), b.at()))));
    }

    private List<Moment> starts(Set<String> names, List<Mention.Metric> metrics, Set<Happening> happenings) {
        List<Moment> starts =
                all.stream().filter(m -> !m.end() && m.isOf(names)).toList();
        List<Moment> spoken = starts.stream()
                .filter(m -> metrics.stream()
                                .filter(metric -> !metric.ids().isEmpty())
                                .anyMatch(m::isOf)
                        || m.happenings().stream().anyMatch(happenings::contains))
                .toList();
        return spoken.isEmpty()
                ? starts.stream().min(Comparator.comparing(Moment::at)).stream().toList()
                : spoken;
    }

    private boolean holds(Clause clause, Mention.Time mention) {
        WrittenTime written = mention.time();
        if (written.time().isEmpty()) {
            return isDay(written);
        }
        List<Set<String>> subjects = clause.subjects(mention);
        boolean isOfRun = clause.own().isEmpty() || clause.says(ABOUT_THE_RUN);
        if (OTHER_ZONE.matcher(clause.line().substring(mention.end())).find()) {
            return false;
        }
        if (isOfRun && ofTheRun(clause).anyMatch(at -> written.tells(at, zone))) {
            return true;
        }
        if (clause.own().isEmpty() && (clause.says(STARTED) || clause.says(ENDED))) {
            return false;
        }
        return subjects.isEmpty()
                ? tells(clause, mention, Set.of())
                : subjects.stream().allMatch(names -> tells(clause, mention, names));
    }

    /** Where a start or an end is spoken of, only that. */
    private Stream<Instant> ofTheRun(Clause clause) {
        boolean known = ofTheRun.size() > 2;
        return known && clause.says(STARTED) && !clause.says(ENDED)
                ? ofTheRun.stream().limit(1)
                : known && clause.says(ENDED) && !clause.says(STARTED)
                        ? ofTheRun.stream().skip(1).limit(1)
                        : ofTheRun.stream();
    }

    /** Of what was named last before the time; or, where another time stands between, of what comes after. */
    private boolean tells(Clause clause, Mention.Time mention, Set<String> names) {
        return tells(clause, mention, names, eventBefore(clause, mention), clause.metrics(mention))
                || (clause.all(Mention.Time.class).anyMatch(other -> other.end() < mention.start())
                        && clause.all(Mention.Metric.class)
                                .filter(m -> m.start() >= mention.end())
                                .findFirst()
                                .filter(m -> tells(clause, mention, names, Optional.empty(), List.of(m)))
                                .isPresent());
    }

    private boolean tells(
            Clause clause,
            Mention.Time mention,
            Set<String> names,
            Optional<Mention.Event> event,
            List<Mention.Metric> spoken) {
        List<Moment> then = all.stream()
                .filter(m -> m.isOf(names))
                .filter(m -> isThen(clause, mention, m.at()))
                .toList();
        if (event.isPresent()) {
            return then.stream()
                    .anyMatch(m -> m.happenings().contains(event.get().happening()));
        }
        List<Mention.Metric> metrics =
                spoken.stream().filter(m -> !m.ids().isEmpty()).toList();
        return metrics.isEmpty()
                ? !then.isEmpty()
                : metrics.stream().allMatch(metric -> then.stream().anyMatch(m -> m.isOf(metric)));
    }

    private boolean isThen(Clause clause, Mention.Time mention, Instant at) {
        boolean about = ABOUT.matcher(clause.line().substring(clause.start(), mention.start()))
                .find();
        return mention.time().tells(at, zone)
                || (about
                        && Stream.of(-MINUTE, -MINUTE / 2, MINUTE / 2, MINUTE)
                                .anyMatch(off -> mention.time().tells(at.plusSeconds(off), zone)));
    }

    /** What happened, if that and no metric is what was named last before the time; or, at the head of a clause, next after it. */
    private static Optional<Mention.Event> eventBefore(Clause clause, Mention.Time time) {
        List<Mention> telling = clause.mentions().stream()
                .filter(m -> m instanceof Mention.Event || m instanceof Mention.Metric)
                .toList();
        Optional<Mention> before =
                telling.stream().filter(m -> m.end() <= time.start()).reduce((a, b) -> b);
        return before.or(() -> telling.stream().findFirst())
                .filter(Mention.Event.class::isInstance)
                .map(Mention.Event.class::cast);
    }

    private boolean isDay(WrittenTime written) {
        return Stream.concat(
                        Stream.concat(days.stream(), ofTheRun.stream()),
                        all.stream().map(Moment::at))
                .anyMatch(at -> written.tells(at, zone));
    }

    private void anomaly(Anomaly a, Findings findings) {
        Set<String> metrics =
                findings.leading(a).map(o -> Metrics.ids(o.spec())).orElse(Set.of());
        Set<Happening> happenings =
                a.kind() == Anomaly.Kind.EVENT ? happenings(a.metric() + " " + a.description()) : Set.of();
        a.onset()
                .ifPresent(at -> all.add(new Moment(lower(Labels.subject(a)), metrics, happenings, at, false, a.id())));
        a.end().ifPresent(at -> all.add(new Moment(lower(Labels.subject(a)), metrics, happenings, at, true, a.id())));
    }

    /** Times in a text about one subject, or none, are on the run's day. */
    private void text(Texts text, Lexicon lexicon, Findings findings) {
        Line line = Line.of(text.text(), lexicon);
        Set<String> about =
                line.all(Mention.Subject.class).map(Mention.Subject::name).collect(Collectors.toSet());
        about.add(lower(text.subject()));
        about.remove("");
        if (about.size() > 1) {
            return;
        }
        Set<String> metrics =
                line.all(Mention.Metric.class).flatMap(m -> m.ids().stream()).collect(Collectors.toSet());
        var day = findings.run().key().timestamp().atZone(zone).toLocalDate();
        line.all(Mention.Time.class)
                .flatMap(time -> time.time().time().stream())
                .forEach(time -> all.add(new Moment(
                        about.stream().findFirst().orElse(""),
                        metrics,
                        happenings(text.text()),
                        day.atTime(time).atZone(zone).toInstant(),
                        false,
                        "")));
    }

    private static List<Instant> ofTheRun(Findings findings) {
        return Stream.of(
                        findings.run().load().start().stream(),
                        findings.run().load().end().stream(),
                        Stream.of(findings.run().key().timestamp()),
                        findings.phases().stream().flatMap(p -> Stream.of(p.start(), p.end())))
                .flatMap(instants -> instants)
                .toList();
    }

    private static Set<Instant> days(Findings findings) {
        return Stream.of(
                        findings.baseline().runs().stream(),
                        findings.baseline().excluded().stream().map(e -> e.run()),
                        findings.baseline().nearest().stream().map(n -> n.run()),
                        findings.sequel().stream().flatMap(s -> s.runs().stream()))
                .flatMap(runs -> runs)
                .map(RunKey::timestamp)
                .collect(Collectors.toSet());
    }

    private static Set<Happening> happenings(String text) {
        return Arrays.stream(Happening.values()).filter(h -> h.isIn(text)).collect(Collectors.toSet());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
