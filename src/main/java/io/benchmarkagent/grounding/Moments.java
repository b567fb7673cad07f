package io.benchmarkagent.grounding;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When what happened to whom, and when the run was. */
final class Moments {
    private final ZoneId zone;
    private final List<Happened> all = new ArrayList<>();
    private final LoadProfile load;
    private final List<Instant> ofTheRun;
    private final Set<Instant> days;

    private Moments(ZoneId zone, LoadProfile load, List<Instant> ofTheRun, Set<Instant> days) {
        this.zone = zone;
        this.load = load;
        this.ofTheRun = ofTheRun;
        this.days = days;
    }

    static Moments of(Findings findings, Lexicon lexicon, List<Texts.Read> texts, List<Hearing> heard) {
        Moments moments = new Moments(findings.zone(), findings.run().load(), ofTheRun(findings), days(findings));
        findings.anomalies().forEach(a -> moments.anomaly(a, findings));
        findings.timeline().forEach(m -> moments.timeline(m, lexicon));
        texts.stream()
                .filter(read -> read.text().kind() == Texts.Kind.OWN)
                .forEach(read -> moments.text(read, findings));
        heard.forEach(each -> moments.heard(each, findings));
        return moments;
    }

    /** Where no date is written, it is on the run's day. */
    private void heard(Hearing heard, Findings findings) {
        LocalDate day = findings.run().key().timestamp().atZone(zone).toLocalDate();
        heard.line().all(Mention.Time.class).map(Mention.Time::time).forEach(written -> written.time()
                .map(time -> written.date().orElse(day).atTime(time))
                .map(at -> at.atZone(written.utc() ? ZoneOffset.UTC : zone).toInstant())
                .ifPresent(at -> heard.subjects()
                        .forEach(subject -> all.add(new Happened(
                                subject,
                                heard.metrics(),
                                happenings(heard.told().what()),
                                at,
                                false,
                                "")))));
    }

    private void timeline(Moment m, Lexicon lexicon) {
        Set<String> metrics = Line.of(m.what(), lexicon)
                .all(Mention.Metric.class)
                .flatMap(metric -> metric.ids().stream())
                .collect(Collectors.toSet());
        boolean end = m.kind() == Moment.Kind.END;
        Stream.concat(Stream.of(m.time()), m.until().stream())
                .forEach(at -> all.add(
                        new Happened(lower(m.subject()), metrics, happenings(m.what()), at, end, m.anomalyId())));
    }

    ZoneId zone() {
        return zone;
    }

    Stream<Happened> all() {
        return all.stream();
    }

    /** When the load began, where that is known. */
    Optional<Instant> start() {
        return load.start();
    }

    Optional<Instant> end() {
        return load.end();
    }

    /** Starts and ends of the load, its phases and the run. */
    Stream<Instant> ofTheRun() {
        return ofTheRun.stream();
    }

    /** The first onset of what is named, where any is known. */
    Optional<Instant> onset(Set<String> names, List<Mention.Metric> metrics) {
        return all.stream()
                .filter(m -> !m.end() && m.isOf(names) && !m.id().isEmpty())
                .filter(m -> metrics.isEmpty() || metrics.stream().anyMatch(m::isOf))
                .map(Happened::at)
                .min(Comparator.naturalOrder());
    }

    /** When something first happened to a subject, where that is known. */
    Optional<Instant> onset(Set<String> names, Happening happening) {
        return all.stream()
                .filter(m -> m.isOf(names) && m.happenings().contains(happening) && !m.end())
                .map(Happened::at)
                .min(Comparator.naturalOrder());
    }

    /** Whether it is a day of this run, or of one that it was held against. */
    boolean isDay(WrittenTime written) {
        return Stream.concat(
                        Stream.concat(days.stream(), ofTheRun.stream()),
                        all.stream().map(Happened::at))
                .anyMatch(at -> written.tells(at, zone));
    }

    private void anomaly(Anomaly a, Findings findings) {
        Set<String> metrics =
                findings.leading(a).map(o -> Metrics.ids(o.spec())).orElse(Set.of());
        Set<Happening> happenings =
                a.kind() == Anomaly.Kind.EVENT ? happenings(a.metric() + " " + a.description()) : Set.of();
        a.onset()
                .ifPresent(
                        at -> all.add(new Happened(lower(Labels.subject(a)), metrics, happenings, at, false, a.id())));
        a.end().ifPresent(at -> all.add(new Happened(lower(Labels.subject(a)), metrics, happenings, at, true, a.id())));
    }

    /** Times in a text about one subject, or none, are on the run's day. */
    private void text(Texts.Read read, Findings findings) {
        Texts text = read.text();
        Line line = read.line();
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
                .forEach(time -> all.add(new Happened(
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

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
