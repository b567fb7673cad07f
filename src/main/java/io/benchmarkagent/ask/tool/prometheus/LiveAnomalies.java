package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.pipeline.LiveWindow;
import io.benchmarkagent.pipeline.WindowFindings;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * "Any anomalies in the last 30 minutes?", "what caused the CPU spike at 2 pm yesterday?" of a time that is no run's: what the detectors
 * of a run's own course find in what a live Prometheus has of it, and whom that makes suspect.
 */
public final class LiveAnomalies implements Tool {
    private static final Duration RECENT = Duration.ofMinutes(30);
    /** Both sides of a moment are looked at: nobody says to the minute when something was. */
    private static final Duration BESIDE = Duration.ofMinutes(15);
    /** Nothing was compared, so it is never surer. */
    private static final double WITHOUT_RUNS = 0.5;

    @Override
    public String name() {
        return "live_anomalies";
    }

    @Override
    public String purpose() {
        return "What was out of line in a time span that is no run's, and which services are suspected of it, of all or of some"
                + " services and of one metric: judged from the live Prometheus by the span's own course and the half hour before"
                + " it, without earlier runs; without a span of the last 30 minutes. A run's own time is told better by anomalies"
                + " and causes.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.METRIC, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(desk, live -> find(wanted, live, desk));
    }

    private static Found find(Wanted wanted, Live live, Desk desk) {
        Instant now = live.now();
        Span asked = wanted.span().orElseGet(() -> new Span(now.minus(RECENT), now, "the last 30 minutes"));
        if (asked.from().isAfter(now)) {
            return new Found.Failed(
                    Moments.of(asked, desk.zone()) + " is still to come; ask for a time that was", List.of());
        }
        Span span = widened(asked, now);
        Source source = Asked.source(
                "the query catalogue in namespace " + live.namespace() + ", " + Moments.of(span, desk.zone()));
        return Asked.told(
                live.watched(span.from(), span.to()),
                source,
                seen -> judged(
                        wanted,
                        span,
                        desk.cluster()
                                .map(cluster -> seen.beside(cluster.watched(span.from(), span.to())))
                                .orElse(seen),
                        desk,
                        source));
    }

    /** A moment with both its sides; nothing is known of what is still to come. */
    private static Span widened(Span asked, Instant now) {
        boolean moment = Duration.between(asked.from(), asked.to()).compareTo(Duration.ofMinutes(1)) <= 0;
        Instant from = moment ? asked.from().minus(BESIDE) : asked.from();
        Instant to = moment ? asked.to().plus(BESIDE) : asked.to();
        return new Span(from, to.isAfter(now) ? now : to, asked.words());
    }

    private static Found judged(Wanted wanted, Span span, Evidence evidence, Desk desk, Source prometheus) {
        List<Source> sources = new ArrayList<>(List.of(prometheus));
        desk.cluster()
                .map(cluster ->
                        new Source(Source.Type.KUBERNETES, cluster.command(cluster.namespace(), "get pods,events")))
                .ifPresent(sources::add);
        WindowWords words = new WindowWords(desk.look(new LiveWindow(span.from(), span.to(), evidence)), span, desk);
        return unanswered(evidence, sources)
                .or(() -> unseen(wanted, words, evidence, sources))
                .orElseGet(() -> told(wanted, words, sources));
    }

    /** An error is neither "nothing there" nor "nothing wrong". */
    private static Optional<Found> unanswered(Evidence evidence, List<Source> sources) {
        boolean answered = evidence.queries().stream().anyMatch(AskedQuery::isAnswered);
        return answered
                ? Optional.empty()
                : Optional.of(new Found.Failed(
                        evidence.dataQuality().stream()
                                .filter(line -> line.severity() == DataQuality.Level.ERROR)
                                .findFirst()
                                .map(line -> line.message() + " " + line.remedy())
                                .orElse("Prometheus answered none of the catalogue's queries"),
                        sources));
    }

    /** Of nothing that is asked about there is a course that could be judged. */
    private static Optional<Found> unseen(Wanted wanted, WindowWords words, Evidence evidence, List<Source> sources) {
        boolean there = evidence.series().stream().anyMatch(series -> isMeant(series, wanted));
        if (there && (words.found().judged().judged() > 0 || !words.anomalies().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Found.Nothing(there ? words.tooShort() : words.nothing(whose(wanted)), sources));
    }

    private static Found told(Wanted wanted, WindowWords words, List<Source> sources) {
        List<Anomaly> all = words.anomalies();
        List<Anomaly> meant =
                all.stream().filter(a -> isMeant(a, wanted, words.found())).toList();
        boolean beside = meant.isEmpty() && !all.isEmpty();
        Excursions excursions =
                new Excursions(words.found(), words.span(), words.desk().zone());
        String seen = meant.isEmpty() && wanted.metric().isPresent()
                ? excursions.figures(series -> isMeant(series, wanted))
                : "";
        String says = seen
                + (beside ? words.noneOf(whose(wanted), all) : words.counted(whose(wanted), meant))
                + (seen.isEmpty() ? excursions.standing(series -> isMeant(series.subject(), wanted)) : "");
        var judged = words.found().judged();
        double share = (double) judged.judged() / Math.max(1, judged.judged() + judged.tooShort());
        return new Found.Data(
                says + words.suspected() + words.limits() + words.seen() + words.ofARun(),
                words.tables(beside ? all : meant),
                new Confidence(
                        WITHOUT_RUNS * share,
                        judged.judged() + " of " + (judged.judged() + judged.tooShort())
                                + " series were judged, without earlier runs"),
                sources,
                List.of());
    }

    /** " of frontend", " of cpu of frontend", or nothing. */
    private static String whose(Wanted wanted) {
        return wanted.metric()
                        .map(metric -> " of " + metric.words().toLowerCase(Locale.ROOT))
                        .orElse("")
                + (wanted.subjects().isEmpty() ? "" : " of " + String.join(", ", wanted.subjects()));
    }

    private static boolean isMeant(Series series, Wanted wanted) {
        return isMeant(series.subject(), wanted)
                && wanted.metric().map(metric -> metric.mayBe(series.spec())).orElse(true);
    }

    private static boolean isMeant(Anomaly anomaly, Wanted wanted, WindowFindings found) {
        return isMeant(anomaly.subject(), wanted)
                && wanted.metric()
                        .map(metric -> found.window().evidence().series().stream()
                                .filter(series -> series.spec().metric().equals(anomaly.metric()))
                                .anyMatch(series -> metric.mayBe(series.spec())))
                        .orElse(true);
    }

    private static boolean isMeant(String subject, Wanted wanted) {
        return wanted.subjects().isEmpty() || wanted.subjects().contains(subject.toLowerCase(Locale.ROOT));
    }
}
