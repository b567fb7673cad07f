package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.cause.Reason;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.ContainerKilled;
import io.benchmarkagent.detection.ContainerRestarted;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Flatlined;
import io.benchmarkagent.detection.LevelShift;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.OutlyingMetric;
import io.benchmarkagent.detection.PodEvicted;
import io.benchmarkagent.detection.Saturated;
import io.benchmarkagent.detection.WholeRunShift;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.recommendation.Saving;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Mute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finding of somebody who is not trusted: its names and numbers, without its sentences. */
final class Hearsay {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.standard();
    private static final int LONGEST = 200;
    private static final int SHOWN = 40;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{C}]");
    private static final String WORDS = "as that job says";
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}(?:\\.\\d{1,3})?(?:m|k|M|G|Ki|Mi|Gi)?");
    private static final Pattern NODES = Pattern.compile("\\d{1,4} × [a-z0-9][a-z0-9._-]{0,39}");
    private static final Set<String> RESOURCES =
            Set.of("CPU limit", "CPU request", "memory limit", "memory request", "nodes", "replicas");
    private static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");
    private static final Set<String> TYPES = Set.of(
            ContainerKilled.TYPE,
            ContainerRestarted.TYPE,
            Flatlined.TYPE,
            LevelShift.TYPE,
            MemoryLeak.TYPE,
            OutlyingMetric.CHANGED_FROM_CONSTANT,
            OutlyingMetric.LOAD_SHIFT,
            OutlyingMetric.TYPE,
            PodEvicted.TYPE,
            Saturated.TYPE,
            WholeRunShift.TYPE);

    /** A name as it is: names have no blanks, sentences do. */
    String name(String field, String text) {
        if (!text.isEmpty() && !isName(text)) {
            String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
            throw new IllegalArgumentException(
                    "'" + field + "' is '" + start + "', which is no name: a name is short and has no blanks");
        }
        return text;
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && !BLANK.matcher(text).find();
    }

    /** What this program calls it, or the name itself: a label is anybody's sentence. */
    static String label(String metric) {
        return CATALOGUE.describes(metric) ? CATALOGUE.spec(metric).label() : metric;
    }

    Observation observation(Observation o) {
        name("subject", o.key().subject());
        name("metric", o.key().metric());
        MetricSpec spec = o.spec();
        return new Observation(
                o.key(),
                new MetricSpec(
                        spec.metric(),
                        label(spec.metric()),
                        spec.unit(),
                        spec.better(),
                        spec.relativeFloor(),
                        spec.absoluteFloor()),
                o.unit(),
                o.instrument(),
                o.value(),
                o.baseline(),
                o.rawSigma(),
                o.sigma(),
                o.expected(),
                o.changePct(),
                o.floor(),
                o.minimumDetectableChangePct(),
                o.pValue(),
                o.qValue(),
                List.of(),
                o.verdict(),
                o.history(),
                o.series(),
                ofThisRun(o.course()));
    }

    /** Of an older level nothing is told. */
    private static Course ofThisRun(Course course) {
        return new Course(List.of(), Optional.empty(), List.of(), course.place(), course.hindsight());
    }

    /** Whether somebody accepted or muted it is that job's word as well; who and why is not passed on. */
    Anomaly anomaly(Anomaly a) {
        name("id", a.id());
        return new Anomaly(
                a.id(),
                a.kind(),
                TYPES.contains(a.type()) ? a.type() : a.kind().word(),
                a.scope(),
                name("subject", a.subject()),
                name("metric", a.metric()),
                a.severity(),
                a.status(),
                a.verdict(),
                a.sigma(),
                a.rawSigma(),
                a.n(),
                a.value(),
                a.unit(),
                a.expected(),
                a.onset(),
                a.end(),
                a.uncertaintySeconds(),
                a.members(),
                "",
                "",
                List.of(),
                a.accepted().map(Hearsay::accepted),
                a.hindsight()
                        .filter(told ->
                                told.outcome() == Outcome.OPEN || !told.later().isEmpty()),
                a.muted().map(Hearsay::muted));
    }

    private static AcceptedLevel accepted(AcceptedLevel level) {
        return new AcceptedLevel(level.run(), level.metric(), level.subject(), WORDS, "", level.on(), level.until());
    }

    private static Mute muted(Mute mute) {
        return new Mute(mute.metric(), mute.subject(), WORDS, "", mute.until());
    }

    /** The anomalies by their ids, and the kinds of reasons in this program's words. */
    RootCause cause(RootCause cause, List<Anomaly> anomalies) {
        Set<String> ids = anomalies.stream().map(Anomaly::id).collect(Collectors.toSet());
        return new RootCause(
                cause.rank(),
                name("subject", cause.subject()),
                cause.score(),
                Stream.concat(
                                cause.because().stream().filter(ids::contains),
                                cause.reasons().stream().map(Reason::kind).map(Reason.Kind::words))
                        .distinct()
                        .toList(),
                cause.reasons().stream().map(Hearsay::reason).toList(),
                cause.named());
    }

    private static Reason reason(Reason r) {
        return new Reason(r.kind(), r.contribution(), names(r.evidence()), r.stands());
    }

    private static List<String> names(List<String> texts) {
        return texts.stream().filter(Hearsay::isName).toList();
    }

    /** Only one of the changes that the rules propose; its patch is not passed on, since it is there to be copied. */
    Stream<Recommendation> recommendation(Recommendation r) {
        boolean plain = RESOURCES.contains(r.resource()) && isAmount(r.current()) && isAmount(r.proposed());
        return Optional.of(r).filter(any -> plain).map(this::plain).stream();
    }

    private Recommendation plain(Recommendation r) {
        Saving saving = r.saving();
        return new Recommendation(
                name("id", r.id()),
                r.basis(),
                name("subject", r.subject()),
                r.resource(),
                r.current(),
                r.proposed(),
                "its reason and its patch are in that job's own report",
                "",
                CONFIDENCES.contains(r.confidence()) ? r.confidence() : "",
                new Saving(saving.monthlyUsd(), saving.perMillionRequestsUsd(), saving.upToUsd(), ""),
                "",
                names(r.evidence()));
    }

    private static boolean isAmount(String text) {
        return text.equals("not set")
                || QUANTITY.matcher(text).matches()
                || NODES.matcher(text).matches();
    }
}
