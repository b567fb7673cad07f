package io.benchmarkagent.report;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.findings.Phase;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When it happened: the two or three series that matter, and the timeline. */
final class Course {
    private static final int LANES = 3;
    private static final int EVENTS = 8;
    private static final String UP = " ↑";
    private static final String DOWN = " ↓";

    private final Findings findings;
    private final Times times;

    Course(Findings findings, Times times) {
        this.findings = findings;
        this.times = times;
    }

    View.When of(List<Anomaly> anomalies) {
        List<View.Moment> timeline = Chronicle.rows(findings.timeline(), times);
        return new View.When(sceneOf(anomalies).map(this::pictures).orElse(List.of()), timeline);
    }

    /** Of what was out of line about these, in lower case, or about any; empty where no series tells of it. */
    Optional<TimePicture.Scene> scene(List<String> subjects) {
        List<Anomaly> about = findings.anomalies().stream()
                .filter(a -> subjects.isEmpty()
                        || subjects.contains(Labels.subject(a).toLowerCase(Locale.ROOT)))
                .toList();
        return sceneOf(about);
    }

    /** Of one number, and of the anomalies that it belongs to; empty where it has no series. */
    Optional<TimePicture.Scene> scene(Observation o) {
        List<Anomaly> about = findings.anomalies().stream()
                .filter(a -> a.members().contains(o.key()))
                .toList();
        return o.series()
                .filter(samples -> samples.size() > 1)
                .map(there -> List.of(track(o, windows(seriesOf(o.key()), about))))
                .map(tracks -> scene(tracks, shown(about)))
                .filter(scene -> !scene.tracks().isEmpty());
    }

    private Optional<TimePicture.Scene> sceneOf(List<Anomaly> anomalies) {
        List<Track> tracks = tracks(anomalies);
        return tracks.isEmpty() ? Optional.empty() : Optional.of(scene(tracks, shown(anomalies)));
    }

    private List<View.Picture> pictures(TimePicture.Scene scene) {
        return scene.tracks().isEmpty()
                ? List.of()
                : Stream.of(TimePicture.Frame.WIDE, TimePicture.Frame.NARROW, TimePicture.Frame.PAPER)
                        .map(frame -> TimePicture.draw(frame, scene, times))
                        .toList();
    }

    private List<Track> tracks(List<Anomaly> anomalies) {
        Map<String, Observation> drawn = new LinkedHashMap<>();
        Stream.of(true, false)
                .flatMap(timed -> anomalies.stream().filter(a -> a.onset().isPresent() == timed))
                .forEach(anomaly -> drawable(anomaly).ifPresent(o -> drawn.putIfAbsent(seriesOf(o.key()), o)));
        return chosen(List.copyOf(drawn.values())).stream()
                .map(o -> track(o, windows(seriesOf(o.key()), anomalies)))
                .toList();
    }

    /** The first ones, but for the last lane another subject's if there is one: what followed where. */
    private static List<Observation> chosen(List<Observation> drawn) {
        List<Observation> first = drawn.subList(0, Math.min(LANES, drawn.size()));
        List<String> subjects =
                first.stream().map(o -> o.key().subject()).distinct().toList();
        Optional<Observation> other = drawn.stream()
                .filter(o -> subjects.size() == 1 && !subjects.contains(o.key().subject()))
                .findFirst();
        return other.map(o -> Stream.concat(first.stream().limit(LANES - 1), Stream.of(o))
                        .toList())
                .orElse(first);
    }

    private Optional<Observation> drawable(Anomaly anomaly) {
        return anomaly.members().stream()
                .flatMap(key ->
                        findings.observations().stream().filter(o -> o.key().equals(key)))
                .filter(o -> o.series().filter(s -> s.size() > 1).isPresent())
                .findFirst();
    }

    private static String seriesOf(MetricKey key) {
        return key.scope().word() + "/" + key.subject() + "/" + key.metric();
    }

    private static Track track(Observation o, List<Track.Window> windows) {
        String title = Words.subject(o) + " · " + Inert.name(o.spec().label());
        return new Track(title, o.unit(), o.series().orElseThrow(), windows);
    }

    private List<Track.Window> windows(String series, List<Anomaly> anomalies) {
        return anomalies.stream()
                .filter(a -> a.members().stream().anyMatch(key -> seriesOf(key).equals(series)))
                .flatMap(a -> a.onset().map(onset -> window(onset, a)).stream())
                .distinct()
                .toList();
    }

    private Track.Window window(Instant onset, Anomaly anomaly) {
        Instant loadEnd = phase("load").map(Phase::end).orElse(onset);
        return new Track.Window(onset, anomaly.end().orElse(loadEnd.isAfter(onset) ? loadEnd : onset));
    }

    /**
     * Onsets and events, in few words: metrics of a subject that begin together are one. Ends are seen in the shading. The moments of
     * the anomalies on the first screen come first where there are too many to name.
     */
    private List<Moment> shown(List<Anomaly> anomalies) {
        List<String> ids = anomalies.stream().map(Anomaly::id).toList();
        Map<String, Moment> moments = new LinkedHashMap<>();
        Stream.concat(
                        findings.timeline().stream().filter(m -> ids.contains(m.anomalyId())),
                        findings.timeline().stream().filter(m -> !ids.contains(m.anomalyId())))
                .filter(Course::isDrawn)
                .flatMap(m -> inShort(m).stream())
                .forEach(m -> moments.merge(m.time() + m.subject() + arrow(m.what()), m, Course::together));
        return moments.values().stream().limit(EVENTS).toList();
    }

    /** The load's parts are areas of their own; what is ordinary and what was left out stand in the table. */
    private static boolean isDrawn(Moment moment) {
        return switch (moment.kind()) {
            case ONSET, TERMINATION, END, NODE, PROBE, SCALING, WARNING, IMAGE -> true;
            case LOAD, SCHEDULING, MORE -> false;
        };
    }

    private Optional<Moment> inShort(Moment moment) {
        Optional<Anomaly> anomaly = findings.anomalies().stream()
                .filter(a -> a.id().equals(moment.anomalyId()) && a.kind() == Anomaly.Kind.RUN)
                .findFirst();
        return moment.kind() == Moment.Kind.END
                ? Optional.empty()
                : Optional.of(anomaly.flatMap(findings::leading)
                        .map(lead -> moment.saying(lead.spec().label() + (rises(lead) ? UP : DOWN)))
                        .orElseGet(() -> moment.saying(moment.what().replaceFirst("( \\(|, ).*", ""))));
    }

    private static boolean rises(Observation o) {
        return o.expected().filter(e -> o.value() < e.low()).isEmpty();
    }

    /** The arrow that ends an onset's words; an event has none and stands for itself. */
    private static String arrow(String what) {
        return what.endsWith(UP) ? UP : what.endsWith(DOWN) ? DOWN : what;
    }

    private static Moment together(Moment one, Moment other) {
        String arrow = arrow(one.what());
        return arrow.equals(one.what())
                ? one
                : one.saying(one.what().substring(0, one.what().length() - arrow.length()) + ", " + other.what());
    }

    /** At most half as much before and after the load as the load itself, so that the load has room. */
    private TimePicture.Scene scene(List<Track> tracks, List<Moment> moments) {
        List<Instant> seen = new ArrayList<>();
        tracks.forEach(track -> seen.addAll(ends(track.samples())));
        moments.forEach(moment -> seen.add(moment.time()));
        findings.phases().forEach(phase -> seen.addAll(List.of(phase.start(), phase.end())));
        Instant from = seen.stream().min(Instant::compareTo).orElseThrow();
        Instant to = seen.stream().max(Instant::compareTo).orElseThrow();
        Optional<Phase> load = phase("load");
        if (load.isPresent()) {
            Duration spare =
                    Duration.between(load.get().start(), load.get().end()).dividedBy(2);
            from = later(from, load.get().start().minus(spare));
            to = later(load.get().end(), earlier(to, load.get().end().plus(spare)));
        }
        return within(from, later(to, from.plusSeconds(1)), tracks, moments);
    }

    private TimePicture.Scene within(Instant from, Instant to, List<Track> tracks, List<Moment> moments) {
        return new TimePicture.Scene(from, to, findings.phases(), tracks, moments).during(from, to);
    }

    private Optional<Phase> phase(String name) {
        return findings.phases().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private static List<Instant> ends(Samples samples) {
        return List.of(Instant.ofEpochMilli(samples.time(0)), Instant.ofEpochMilli(samples.time(samples.size() - 1)));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
