package io.benchmarkagent.findings;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.Reason;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Mute;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/**
 * Findings → the fields of {@code findings.json}, in a fixed order. What is undefined is null. The schema in
 * {@code findings.schema.json} beside this class is published with the jar.
 */
public final class FindingsCodec {
    /** Raised when a field is added; a field is never renamed. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final int SERIES_POINTS = 120;

    private final JsonGenerator out;

    public FindingsCodec(JsonGenerator out) {
        this.out = out;
    }

    /** Writes the fields into the object that is open. */
    public void writeFields(Findings findings) {
        out.writeStringProperty("schema_version", SCHEMA_VERSION);
        key(findings.run().key());
        object("run", () -> run(findings.run()));
        out.writeStringProperty("timezone", findings.zone().getId());
        object("verdict", () -> headline(findings.headline()));
        object("baseline", () -> baseline(findings.baseline()));
        findings.sequel().ifPresent(sequel -> object("as_of", () -> sequel(sequel)));
        object("coverage", () -> coverage(findings.coverage()));
        array("phases", findings.phases(), this::phase);
        array("timeline", findings.timeline(), this::moment);
        Set<MetricKey> drawn = findings.anomalies().stream()
                .flatMap(a -> a.members().stream().limit(1))
                .collect(Collectors.toSet());
        array("observations", findings.observations(), o -> observation(o, drawn.contains(o.key())));
        array("anomalies", findings.anomalies(), this::anomaly);
        array("root_causes", findings.rootCauses(), this::rootCause);
        array("recommendations", findings.recommendations(), this::recommendation);
        array("data_quality", findings.dataQuality(), this::dataQuality);
    }

    private void key(RunKey key) {
        out.writeStringProperty("run_id", key.runId());
        out.writeStringProperty("timestamp", key.timestamp().toString());
    }

    private void run(RunFacts run) {
        text("cloud", run.cloud());
        text("region", run.region());
        text("zone", run.zone());
        text("machine_type", run.nodePool().machineType());
        text("cpu_vendor", run.nodePool().cpuVendor());
        text("cpu_generation", run.nodePool().cpuGeneration());
        out.writeName("node_count");
        run.nodePool().nodeCount().ifPresentOrElse(out::writeNumber, out::writeNull);
        load(run.load());
        out.writeStringProperty("format", run.format().word());
    }

    private void load(LoadProfile load) {
        number("users_count", load.users());
        number("rps", load.rps());
        number("duration_seconds", load.durationSeconds());
        time("start_time", load.start());
        time("end_time", load.end());
    }

    private void headline(Headline headline) {
        out.writeStringProperty("status", headline.status().word());
        out.writeStringProperty("headline", headline.text());
        out.writeStringProperty("next", headline.next());
    }

    private void baseline(CohortSummary cohort) {
        object("cohort", () -> cohort.key().forEach(out::writeStringProperty));
        out.writeNumberProperty("size", cohort.size());
        out.writeBooleanProperty("pinned", cohort.pinned());
        out.writeNumberProperty("known_executions", cohort.knownExecutions());
        array("runs", cohort.runs(), this::key);
        array("excluded", cohort.excluded(), excluded -> {
            key(excluded.run());
            out.writeStringProperty("reason", excluded.reason());
        });
        out.writeNumberProperty("excluded_count", cohort.excludedCount());
        array("nearest", cohort.nearest(), nearest -> {
            key(nearest.run());
            words("differs", nearest.differs());
        });
        words("notes", cohort.notes());
    }

    private void sequel(Sequel sequel) {
        out.writeStringProperty("asked", sequel.asked());
        time("until", sequel.until());
        array("later_runs", sequel.runs(), this::key);
    }

    private void coverage(Coverage coverage) {
        out.writeNumberProperty("judged", coverage.judged());
        object("not_judged", () -> coverage.notJudged().forEach(out::writeNumberProperty));
        number("minimum_detectable_change", coverage.minimumDetectableChangePct());
        out.writeNumberProperty("false_alerts_expected", coverage.falseAlertsExpected());
    }

    private void phase(Phase phase) {
        out.writeStringProperty("name", phase.name());
        out.writeStringProperty("start", phase.start().toString());
        out.writeStringProperty("end", phase.end().toString());
    }

    private void moment(Moment moment) {
        out.writeStringProperty("time", moment.time().toString());
        time("until", moment.until());
        out.writeNumberProperty("uncertainty_seconds", moment.uncertaintySeconds());
        out.writeStringProperty("subject", moment.subject());
        out.writeStringProperty("kind", moment.kind().word());
        out.writeStringProperty("what", moment.what());
        out.writeStringProperty("anomaly", moment.anomalyId());
    }

    private void observation(Observation o, boolean drawn) {
        key(o.key());
        out.writeStringProperty("label", o.spec().label());
        out.writeStringProperty("unit", o.unit().symbol());
        out.writeStringProperty("source", o.instrument().word());
        out.writeNumberProperty("value", o.value());
        out.writeName("baseline");
        o.baseline()
                .ifPresentOrElse(
                        b -> object(() -> {
                            out.writeNumberProperty("n", b.n());
                            out.writeNumberProperty("mean", b.mean());
                            number("sd", b.n() < 2 ? OptionalDouble.empty() : OptionalDouble.of(b.sd()));
                            out.writeNumberProperty("median", b.median());
                            out.writeNumberProperty("mad", b.mad());
                        }),
                        out::writeNull);
        number("raw_sigma", o.rawSigma());
        number("sigma", o.sigma());
        interval("expected", o.expected());
        number("change_pct", o.changePct());
        number("floor", o.floor());
        number("minimum_detectable_change", o.minimumDetectableChangePct());
        number("p_value", o.pValue());
        number("q_value", o.qValue());
        words("why", o.why());
        out.writeStringProperty("verdict", o.verdict().word());
        array("history", o.history(), this::past);
        course(o.course());
        array("series", drawn ? points(o) : List.of(), this::point);
    }

    private void key(MetricKey key) {
        out.writeStringProperty("scope", key.scope().word());
        out.writeStringProperty("subject", key.subject());
        out.writeStringProperty("metric", key.metric());
        out.writeStringProperty("statistic", key.statistic().word());
    }

    private void past(Past past) {
        key(past.run());
        out.writeNumberProperty("value", past.value());
    }

    /** Only of what is out of line, or had another level. */
    private void course(Course course) {
        course.place().ifPresent(place -> out.writeStringProperty("place", Course.word(place)));
        course.hindsight()
                .ifPresent(told -> object("hindsight", () -> {
                    hindsight(told);
                    array("later", told.later(), this::later);
                }));
        course.since().ifPresent(since -> {
            object("since", () -> {
                key(since.run());
                out.writeStringProperty("because", since.accepted().isPresent() ? "accepted" : "step");
            });
            array("earlier_history", course.before(), this::past);
            array("steps", course.steps(), this::step);
        });
    }

    private void hindsight(Hindsight told) {
        out.writeStringProperty("outcome", told.outcome().word());
        out.writeNumberProperty("later_runs", told.later().size());
        out.writeNumberProperty("back", told.back());
    }

    private void later(Hindsight.Later later) {
        key(later.run());
        out.writeNumberProperty("value", later.value());
        out.writeBooleanProperty("back", later.back());
    }

    private void step(Course.Step step) {
        key(step.run());
        out.writeNumberProperty("before", step.before());
        out.writeNumberProperty("after", step.after());
        out.writeNumberProperty("p_value", step.p());
    }

    private void point(Point point) {
        out.writeStringProperty("time", point.time().toString());
        out.writeNumberProperty("value", point.value());
    }

    private record Point(Instant time, double value) {}

    /** The report draws the series of what leads an anomaly. */
    private static List<Point> points(Observation o) {
        return o.series()
                .map(series -> IntStream.range(0, series.size())
                        .filter(i -> i % stride(series) == 0)
                        .mapToObj(i -> new Point(Instant.ofEpochMilli(series.time(i)), series.value(i)))
                        .toList())
                .orElse(List.of());
    }

    private static int stride(Samples series) {
        return 1 + (series.size() - 1) / SERIES_POINTS;
    }

    private void anomaly(Anomaly a) {
        out.writeStringProperty("id", a.id());
        out.writeStringProperty("kind", a.kind().word());
        out.writeStringProperty("type", a.type());
        out.writeStringProperty("scope", a.scope().word());
        out.writeStringProperty("subject", a.subject());
        out.writeStringProperty("metric", a.metric());
        out.writeStringProperty("severity", a.severity().word());
        out.writeStringProperty("status", a.status().word());
        out.writeStringProperty("verdict", a.verdict().word());
        number("sigma", a.sigma());
        number("raw_sigma", a.rawSigma());
        out.writeNumberProperty("n", a.n());
        number("value", a.value());
        out.writeStringProperty("unit", a.unit().symbol());
        interval("expected", a.expected());
        time("onset", a.onset());
        time("end", a.end());
        out.writeNumberProperty("uncertainty_seconds", a.uncertaintySeconds());
        array("members", a.members(), this::key);
        out.writeStringProperty("description", a.description());
        out.writeStringProperty("recommendation", a.recommendation());
        words("evidence", a.evidence());
        a.accepted().ifPresent(level -> object("accepted", () -> accepted(level)));
        a.muted().ifPresent(mute -> object("muted", () -> muted(mute)));
        a.hindsight()
                .ifPresent(told -> object("hindsight", () -> {
                    hindsight(told);
                    out.writeStringProperty("words", HindsightWords.of(a));
                    array("later", told.later(), this::later);
                }));
    }

    private void accepted(AcceptedLevel level) {
        key(level.run());
        out.writeStringProperty("reason", level.reason());
        out.writeStringProperty("author", level.author());
        out.writeStringProperty("on", level.on().toString());
        text("until", level.until().map(LocalDate::toString));
    }

    private void muted(Mute mute) {
        out.writeStringProperty("reason", mute.reason());
        out.writeStringProperty("author", mute.author());
        out.writeStringProperty("until", mute.until().toString());
    }

    private void rootCause(RootCause cause) {
        out.writeNumberProperty("rank", cause.rank());
        out.writeStringProperty("subject", cause.subject());
        out.writeNumberProperty("score", cause.score());
        words("because", cause.because());
        out.writeBooleanProperty("named", cause.named());
        array("reasons", cause.reasons(), this::reason);
    }

    private void reason(Reason reason) {
        out.writeStringProperty("kind", reason.kind().word());
        out.writeNumberProperty("contribution", reason.contribution());
        words("evidence", reason.evidence());
    }

    private void recommendation(Recommendation r) {
        out.writeStringProperty("id", r.id());
        out.writeStringProperty("basis", r.basis().word());
        out.writeStringProperty("subject", r.subject());
        out.writeStringProperty("resource", r.resource());
        out.writeStringProperty("current", r.current());
        out.writeStringProperty("proposed", r.proposed());
        out.writeStringProperty("reason", r.reason());
        out.writeStringProperty("load", r.load());
        out.writeStringProperty("confidence", r.confidence());
        number("monthly_saving_usd", r.saving().monthlyUsd());
        number("saving_usd_per_million_requests", r.saving().perMillionRequestsUsd());
        number("worth_up_to_usd_a_month", r.saving().upToUsd());
        out.writeStringProperty("prices", r.saving().prices());
        out.writeStringProperty("patch", r.patch());
        words("evidence", r.evidence());
    }

    private void dataQuality(DataQuality line) {
        out.writeStringProperty("id", line.id());
        out.writeStringProperty("severity", line.severity().word());
        out.writeStringProperty("subject", line.subject());
        out.writeStringProperty("message", line.message());
        out.writeStringProperty("remedy", line.remedy());
    }

    private void text(String name, Optional<String> value) {
        out.writeName(name);
        value.ifPresentOrElse(out::writeString, out::writeNull);
    }

    private void time(String name, Optional<Instant> value) {
        text(name, value.map(Instant::toString));
    }

    private void number(String name, OptionalDouble value) {
        out.writeName(name);
        value.ifPresentOrElse(out::writeNumber, out::writeNull);
    }

    private void interval(String name, Optional<Interval> value) {
        out.writeName(name);
        value.ifPresentOrElse(
                interval -> object(() -> {
                    out.writeNumberProperty("low", interval.low());
                    out.writeNumberProperty("high", interval.high());
                }),
                out::writeNull);
    }

    private void words(String name, Collection<String> words) {
        out.writeName(name);
        out.writeStartArray();
        words.forEach(out::writeString);
        out.writeEndArray();
    }

    private <T> void array(String name, List<T> items, Consumer<T> fields) {
        out.writeName(name);
        out.writeStartArray();
        items.forEach(item -> object(() -> fields.accept(item)));
        out.writeEndArray();
    }

    private void object(String name, Runnable fields) {
        out.writeName(name);
        object(fields);
    }

    private void object(Runnable fields) {
        out.writeStartObject();
        fields.run();
        out.writeEndObject();
    }
}
