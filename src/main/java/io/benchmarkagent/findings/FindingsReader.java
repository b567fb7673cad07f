package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.baseline.history.RunVerdict;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.Reason;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.recommendation.Saving;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Mute;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * {@code findings.json} → findings, as they were written: what is only drawn (series), and why a baseline starts where it does, is not read
 * back. Nothing of it is judged here; whoever does not trust the writer has it told again ({@link Retelling}).
 *
 * <p>What is absent, null or of another kind is none; a number that is out of range, a time that is none and a word that nobody knows
 * are refused by the field's name.
 */
public final class FindingsReader {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.standard();

    /** One object of the document. */
    private final JsonNode json;

    private FindingsReader(JsonNode json) {
        this.json = json;
    }

    /**
     * @param json as {@link FindingsCodec} writes it, of this schema or an earlier one
     * @throws IllegalArgumentException if it is something else: the message names the field
     */
    public static Findings read(JsonNode json) {
        return read(new FindingsReader(json));
    }

    private static Findings read(FindingsReader json) {
        return new Findings(
                run(json),
                ZoneId.of(json.text("timezone", "UTC")),
                headline(json.in("verdict")),
                baseline(json.in("baseline")),
                coverage(json.in("coverage")),
                json.all("phases", p -> new Phase(p.text("name", ""), p.instant("start"), p.instant("end"))),
                json.all("timeline", FindingsReader::moment),
                json.all("observations", FindingsReader::observation),
                json.all("anomalies", FindingsReader::anomaly),
                json.all("root_causes", FindingsReader::cause),
                json.all("recommendations", FindingsReader::recommendation),
                json.all("data_quality", FindingsReader::dataQuality),
                sequel(json.in("as_of")));
    }

    private static RunFacts run(FindingsReader json) {
        FindingsReader run = json.in("run");
        return new RunFacts(
                key(json),
                run.text("format", "").equals("v1") ? RunFormat.V1 : RunFormat.V2,
                run.text("cloud"),
                run.text("region"),
                run.text("zone"),
                new NodePool(
                        run.text("machine_type"),
                        run.text("cpu_vendor"),
                        run.text("cpu_generation"),
                        run.count("node_count")),
                new LoadProfile(
                        run.number("users_count"),
                        run.number("rps"),
                        run.number("duration_seconds"),
                        run.time("start_time"),
                        run.time("end_time")));
    }

    private static Optional<Sequel> sequel(FindingsReader json) {
        return json.isObject()
                ? Optional.of(new Sequel(
                        json.text("asked", ""), json.time("until"), json.all("later_runs", FindingsReader::key)))
                : Optional.empty();
    }

    private static Headline headline(FindingsReader json) {
        return new Headline(
                json.word(Headline.Status.class, "status"), json.text("headline", ""), json.text("next", ""));
    }

    private static CohortSummary baseline(FindingsReader json) {
        return new CohortSummary(
                json.in("cohort").each((key, name) -> key.text(name, "")),
                json.is("pinned"),
                json.all("runs", FindingsReader::key),
                json.count("known_executions", 0),
                json.all("excluded", e -> new CohortSummary.Excluded(key(e), e.text("reason", ""))),
                json.count("excluded_count", 0),
                json.all("nearest", n -> new CohortSummary.Nearest(key(n), n.words("differs"))),
                json.words("notes"));
    }

    private static Coverage coverage(FindingsReader json) {
        return new Coverage(
                json.count("judged", 0),
                json.in("not_judged").each((counts, reason) -> counts.count(reason, 0)),
                json.number("minimum_detectable_change"),
                json.number("false_alerts_expected", 0));
    }

    private static Moment moment(FindingsReader json) {
        return new Moment(
                json.instant("time"),
                json.time("until"),
                json.seconds("uncertainty_seconds"),
                json.text("subject", ""),
                json.text("kind").isPresent() ? json.word(Moment.Kind.class, "kind") : Moment.Kind.WARNING,
                json.text("what", ""),
                json.text("anomaly", ""));
    }

    private static Observation observation(FindingsReader json) {
        MetricKey key = metric(json);
        Unit unit = Unit.of(json.text("unit", ""));
        return new Observation(
                key,
                spec(key.metric(), json.text("label"), unit),
                unit,
                json.text("source", "run").equals("run") ? Instrument.RUN : Instrument.SERIES,
                json.number("value", 0),
                summary(json.in("baseline")),
                json.number("raw_sigma"),
                json.number("sigma"),
                interval(json),
                json.number("change_pct"),
                json.number("floor"),
                json.number("minimum_detectable_change"),
                json.number("p_value"),
                json.number("q_value"),
                json.words("why"),
                json.word(Verdict.class, "verdict"),
                json.all("history", FindingsReader::past),
                Optional.empty(),
                course(json));
    }

    private static Course course(FindingsReader json) {
        return new Course(
                json.all("earlier_history", FindingsReader::past),
                Optional.empty(),
                json.all(
                        "steps",
                        s -> new Course.Step(
                                key(s), s.number("before", 0), s.number("after", 0), s.number("p_value", 0))),
                place(json),
                hindsight(json));
    }

    private static Past past(FindingsReader json) {
        return new Past(key(json), json.number("value", 0));
    }

    private static Optional<RunVerdict> place(FindingsReader json) {
        return json.text("place").isPresent()
                ? Optional.of(json.word(RunVerdict.class, "place", Course::word))
                : Optional.empty();
    }

    private static Optional<Hindsight> hindsight(FindingsReader json) {
        FindingsReader told = json.in("hindsight");
        return told.isObject()
                ? Optional.of(new Hindsight(
                        told.word(Outcome.class, "outcome"),
                        told.all(
                                "later",
                                later -> new Hindsight.Later(key(later), later.number("value", 0), later.is("back")))))
                : Optional.empty();
    }

    private static MetricSpec spec(String metric, Optional<String> label, Unit unit) {
        MetricSpec known = CATALOGUE.spec(metric);
        return new MetricSpec(
                metric,
                label.orElse(known.label()),
                unit,
                known.better(),
                known.relativeFloor(),
                known.absoluteFloor());
    }

    private static Optional<BaselineSummary> summary(FindingsReader json) {
        return json.isObject()
                ? Optional.of(new BaselineSummary(
                        json.count("n", 0),
                        json.number("mean", 0),
                        json.number("sd", 0),
                        json.number("median", 0),
                        json.number("mad", 0)))
                : Optional.empty();
    }

    private static Anomaly anomaly(FindingsReader json) {
        return new Anomaly(
                json.text("id", ""),
                json.word(Anomaly.Kind.class, "kind"),
                json.text("type", ""),
                json.word(Scope.class, "scope"),
                json.text("subject", ""),
                json.text("metric", ""),
                json.word(Severity.class, "severity"),
                json.word(Anomaly.Status.class, "status"),
                json.word(Verdict.class, "verdict"),
                json.number("sigma"),
                json.number("raw_sigma"),
                json.count("n", 0),
                json.number("value"),
                Unit.of(json.text("unit", "")),
                interval(json),
                json.time("onset"),
                json.time("end"),
                json.seconds("uncertainty_seconds"),
                json.all("members", FindingsReader::metric),
                json.text("description", ""),
                json.text("recommendation", ""),
                json.words("evidence"),
                accepted(json),
                hindsight(json),
                muted(json));
    }

    private static Optional<AcceptedLevel> accepted(FindingsReader json) {
        FindingsReader level = json.in("accepted");
        return level.isObject()
                ? Optional.of(new AcceptedLevel(
                        key(level),
                        json.text("metric", ""),
                        json.text("subject"),
                        level.text("reason", ""),
                        level.text("author", ""),
                        level.day("on").orElseThrow(() -> missing("on")),
                        level.day("until")))
                : Optional.empty();
    }

    private static Optional<Mute> muted(FindingsReader json) {
        FindingsReader muted = json.in("muted");
        return muted.isObject()
                ? Optional.of(new Mute(
                        json.text("metric"),
                        json.text("subject"),
                        muted.text("reason", ""),
                        muted.text("author", ""),
                        muted.day("until").orElseThrow(() -> missing("until"))))
                : Optional.empty();
    }

    private static RootCause cause(FindingsReader json) {
        return new RootCause(
                json.count("rank", 0),
                json.text("subject", ""),
                json.number("score", 0),
                json.words("because"),
                json.all(
                        "reasons",
                        r -> new Reason(
                                r.word(Reason.Kind.class, "kind"),
                                r.number("contribution", 0),
                                r.words("evidence"),
                                true)),
                json.is("named"));
    }

    private static Recommendation recommendation(FindingsReader json) {
        return new Recommendation(
                json.text("id", ""),
                json.word(Basis.class, "basis"),
                json.text("subject", ""),
                json.text("resource", ""),
                json.text("current", ""),
                json.text("proposed", ""),
                json.text("reason", ""),
                json.text("load", ""),
                json.text("confidence", ""),
                new Saving(
                        json.number("monthly_saving_usd"),
                        json.number("saving_usd_per_million_requests"),
                        json.number("worth_up_to_usd_a_month"),
                        json.text("prices", "")),
                json.text("patch", ""),
                json.words("evidence"));
    }

    private static DataQuality dataQuality(FindingsReader json) {
        return new DataQuality(
                json.text("id", ""),
                json.word(DataQuality.Level.class, "severity"),
                json.text("subject", ""),
                json.text("message", ""),
                json.text("remedy", ""));
    }

    private static RunKey key(FindingsReader json) {
        return new RunKey(json.text("run_id", ""), json.instant("timestamp"));
    }

    private static MetricKey metric(FindingsReader json) {
        return new MetricKey(
                json.word(Scope.class, "scope"),
                json.text("subject", ""),
                json.text("metric", ""),
                json.word(Statistic.class, "statistic"));
    }

    private static Optional<Interval> interval(FindingsReader json) {
        FindingsReader expected = json.in("expected");
        return expected.isObject()
                ? Optional.of(new Interval(expected.number("low", 0), expected.number("high", 0)))
                : Optional.empty();
    }

    private FindingsReader in(String field) {
        return new FindingsReader(json.path(field));
    }

    private boolean isObject() {
        return json.isObject();
    }

    private OptionalDouble number(String field) {
        JsonNode value = json.path(field);
        if (!value.isNumber()) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = value.doubleValueOpt();
        if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            throw outOfRange(field);
        }
        return number;
    }

    private double number(String field, double otherwise) {
        return number(field).orElse(otherwise);
    }

    private OptionalInt count(String field) {
        JsonNode value = json.path(field);
        if (!value.isNumber()) {
            return OptionalInt.empty();
        }
        OptionalInt count = value.intValueOpt();
        if (count.isEmpty()) {
            throw outOfRange(field);
        }
        return count;
    }

    private int count(String field, int otherwise) {
        return count(field).orElse(otherwise);
    }

    private long seconds(String field) {
        JsonNode value = json.path(field);
        OptionalLong seconds = value.isNumber() ? value.longValueOpt() : OptionalLong.of(0);
        return seconds.orElseThrow(() -> outOfRange(field));
    }

    private boolean is(String field) {
        return json.path(field).isBoolean() && json.path(field).booleanValue();
    }

    private Optional<String> text(String field) {
        return json.path(field).isString() ? Optional.of(json.path(field).asString()) : Optional.empty();
    }

    private String text(String field, String otherwise) {
        return text(field).orElse(otherwise);
    }

    private Optional<Instant> time(String field) {
        return dated(field, Instant::parse);
    }

    private Instant instant(String field) {
        return time(field).orElseThrow(() -> missing(field));
    }

    private Optional<LocalDate> day(String field) {
        return dated(field, LocalDate::parse);
    }

    private <T> Optional<T> dated(String field, Function<String, T> reading) {
        try {
            return text(field).map(reading);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("'" + field + "' is '" + text(field, "") + "', which is no time", none);
        }
    }

    private List<String> words(String field) {
        return json.path(field).valueStream().map(word -> word.asString("")).toList();
    }

    private <T> List<T> all(String field, Function<FindingsReader, T> item) {
        return json.path(field)
                .valueStream()
                .map(one -> item.apply(new FindingsReader(one)))
                .toList();
    }

    /** What this object holds, by name. */
    private <T> SortedMap<String, T> each(BiFunction<FindingsReader, String, T> value) {
        SortedMap<String, T> all = new TreeMap<>();
        json.propertyNames().forEach(name -> all.put(name, value.apply(this, name)));
        return all;
    }

    /** The constant that writes itself so. */
    private <E extends Enum<E>> E word(Class<E> type, String field) {
        return word(type, field, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    private <E extends Enum<E>> E word(Class<E> type, String field, Function<E, String> written) {
        String word = text(field, "");
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written.apply(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + field + "' is '" + word + "', which is none of those known"));
    }

    private static IllegalArgumentException missing(String field) {
        return new IllegalArgumentException("'" + field + "' is missing; this is no findings.json");
    }

    private static IllegalArgumentException outOfRange(String field) {
        return new IllegalArgumentException("'" + field + "' is a number out of range");
    }
}
