package io.benchmarkagent.findings;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.Reason;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.recommendation.Saving;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * {@code findings.json} → findings, as far as words and numbers go: what is only drawn (series, steps, later runs) and who accepted a
 * level are not read back.
 */
public final class FindingsReader {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.standard();

    private FindingsReader() {}

    /**
     * @param json as {@link FindingsCodec} writes it, of this schema or an earlier one
     * @throws IllegalArgumentException if it is something else: the message names the field
     */
    public static Findings read(JsonNode json) {
        return new Findings(
                run(json),
                ZoneId.of(text(json, "timezone", "UTC")),
                headline(json.path("verdict")),
                baseline(json.path("baseline")),
                coverage(json.path("coverage")),
                all(json, "phases", p -> new Phase(text(p, "name", ""), instant(p, "start"), instant(p, "end"))),
                all(json, "timeline", FindingsReader::moment),
                all(json, "observations", FindingsReader::observation),
                all(json, "anomalies", FindingsReader::anomaly),
                all(json, "root_causes", FindingsReader::cause),
                all(json, "recommendations", FindingsReader::recommendation),
                all(json, "data_quality", FindingsReader::dataQuality));
    }

    private static RunFacts run(JsonNode json) {
        JsonNode run = json.path("run");
        return new RunFacts(
                key(json),
                run.path("format").asString("").equals("v1") ? RunFormat.V1 : RunFormat.V2,
                text(run, "cloud"),
                text(run, "region"),
                text(run, "zone"),
                new NodePool(
                        text(run, "machine_type"),
                        text(run, "cpu_vendor"),
                        text(run, "cpu_generation"),
                        run.path("node_count").isNumber()
                                ? OptionalInt.of(run.path("node_count").asInt())
                                : OptionalInt.empty()),
                new LoadProfile(
                        number(run, "users_count"),
                        number(run, "rps"),
                        number(run, "duration_seconds"),
                        time(run, "start_time"),
                        time(run, "end_time")));
    }

    private static Headline headline(JsonNode json) {
        return new Headline(
                word(Headline.Status.class, json, "status"), text(json, "headline", ""), text(json, "next", ""));
    }

    private static CohortSummary baseline(JsonNode json) {
        Map<String, String> key = json.path("cohort").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asString("")));
        return new CohortSummary(
                new TreeMap<>(key),
                json.path("pinned").asBoolean(false),
                all(json, "runs", FindingsReader::key),
                json.path("known_executions").asInt(0),
                all(json, "excluded", e -> new CohortSummary.Excluded(key(e), text(e, "reason", ""))),
                json.path("excluded_count").asInt(0),
                all(json, "nearest", n -> new CohortSummary.Nearest(key(n), words(n, "differs"))),
                words(json, "notes"));
    }

    private static Coverage coverage(JsonNode json) {
        Map<String, Integer> notJudged = json.path("not_judged").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asInt(0)));
        return new Coverage(
                json.path("judged").asInt(0),
                new TreeMap<>(notJudged),
                number(json, "minimum_detectable_change"),
                json.path("false_alerts_expected").asDouble(0));
    }

    private static Moment moment(JsonNode json) {
        return new Moment(
                instant(json, "time"),
                time(json, "until"),
                json.path("uncertainty_seconds").asLong(0),
                text(json, "subject", ""),
                text(json, "kind").isPresent() ? word(Moment.Kind.class, json, "kind") : Moment.Kind.WARNING,
                text(json, "what", ""),
                text(json, "anomaly", ""));
    }

    private static Observation observation(JsonNode json) {
        MetricKey key = metric(json);
        Unit unit = Unit.of(text(json, "unit", ""));
        return new Observation(
                key,
                spec(key.metric(), text(json, "label"), unit),
                unit,
                text(json, "source", "run").equals("run") ? Instrument.RUN : Instrument.SERIES,
                json.path("value").asDouble(0),
                summary(json.path("baseline")),
                number(json, "raw_sigma"),
                number(json, "sigma"),
                interval(json),
                number(json, "change_pct"),
                number(json, "floor"),
                number(json, "minimum_detectable_change"),
                number(json, "p_value"),
                number(json, "q_value"),
                words(json, "why"),
                word(Verdict.class, json, "verdict"),
                all(
                        json,
                        "history",
                        past -> new Past(key(past), past.path("value").asDouble(0))),
                Optional.empty(),
                Course.LEVEL);
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

    private static Optional<BaselineSummary> summary(JsonNode json) {
        return json.isObject()
                ? Optional.of(new BaselineSummary(
                        json.path("n").asInt(0),
                        json.path("mean").asDouble(0),
                        json.path("sd").asDouble(0),
                        json.path("median").asDouble(0),
                        json.path("mad").asDouble(0)))
                : Optional.empty();
    }

    private static Anomaly anomaly(JsonNode json) {
        return new Anomaly(
                text(json, "id", ""),
                word(Anomaly.Kind.class, json, "kind"),
                text(json, "type", ""),
                word(Scope.class, json, "scope"),
                text(json, "subject", ""),
                text(json, "metric", ""),
                word(Severity.class, json, "severity"),
                word(Anomaly.Status.class, json, "status"),
                word(Verdict.class, json, "verdict"),
                number(json, "sigma"),
                number(json, "raw_sigma"),
                json.path("n").asInt(0),
                number(json, "value"),
                Unit.of(text(json, "unit", "")),
                interval(json),
                time(json, "onset"),
                time(json, "end"),
                json.path("uncertainty_seconds").asLong(0),
                all(json, "members", FindingsReader::metric),
                text(json, "description", ""),
                text(json, "recommendation", ""),
                words(json, "evidence"),
                Optional.empty(),
                Optional.empty(),
                muted(json));
    }

    private static Optional<Mute> muted(JsonNode json) {
        JsonNode muted = json.path("muted");
        return muted.isObject()
                ? Optional.of(new Mute(
                        text(json, "metric"),
                        text(json, "subject"),
                        text(muted, "reason", ""),
                        text(muted, "author", ""),
                        LocalDate.parse(text(muted, "until", ""))))
                : Optional.empty();
    }

    private static RootCause cause(JsonNode json) {
        return new RootCause(
                json.path("rank").asInt(0),
                text(json, "subject", ""),
                json.path("score").asDouble(0),
                words(json, "because"),
                all(
                        json,
                        "reasons",
                        r -> new Reason(
                                word(Reason.Kind.class, r, "kind"),
                                r.path("contribution").asDouble(0),
                                words(r, "evidence"),
                                true)),
                json.path("named").asBoolean(false));
    }

    private static Recommendation recommendation(JsonNode json) {
        return new Recommendation(
                text(json, "id", ""),
                word(Basis.class, json, "basis"),
                text(json, "subject", ""),
                text(json, "resource", ""),
                text(json, "current", ""),
                text(json, "proposed", ""),
                text(json, "reason", ""),
                text(json, "load", ""),
                text(json, "confidence", ""),
                new Saving(
                        number(json, "monthly_saving_usd"),
                        number(json, "saving_usd_per_million_requests"),
                        number(json, "worth_up_to_usd_a_month"),
                        text(json, "prices", "")),
                text(json, "patch", ""),
                words(json, "evidence"));
    }

    private static DataQuality dataQuality(JsonNode json) {
        return new DataQuality(
                text(json, "id", ""),
                word(DataQuality.Level.class, json, "severity"),
                text(json, "subject", ""),
                text(json, "message", ""),
                text(json, "remedy", ""));
    }

    private static RunKey key(JsonNode json) {
        return new RunKey(text(json, "run_id", ""), instant(json, "timestamp"));
    }

    private static MetricKey metric(JsonNode json) {
        return new MetricKey(
                word(Scope.class, json, "scope"),
                text(json, "subject", ""),
                text(json, "metric", ""),
                word(Statistic.class, json, "statistic"));
    }

    private static Optional<Interval> interval(JsonNode json) {
        JsonNode expected = json.path("expected");
        return expected.isObject()
                ? Optional.of(new Interval(
                        expected.path("low").asDouble(0), expected.path("high").asDouble(0)))
                : Optional.empty();
    }

    private static OptionalDouble number(JsonNode json, String field) {
        return json.path(field).isNumber() ? OptionalDouble.of(json.path(field).asDouble()) : OptionalDouble.empty();
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        return text(json, field).map(Instant::parse);
    }

    private static Instant instant(JsonNode json, String field) {
        return time(json, field)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + field + "' is missing; this is no findings.json"));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.path(field).isString() ? Optional.of(json.path(field).asString()) : Optional.empty();
    }

    private static String text(JsonNode json, String field, String otherwise) {
        return text(json, field).orElse(otherwise);
    }

    private static List<String> words(JsonNode json, String field) {
        return json.path(field).valueStream().map(word -> word.asString("")).toList();
    }

    private static <T> List<T> all(JsonNode json, String field, Function<JsonNode, T> item) {
        return json.path(field).valueStream().map(item).toList();
    }

    /** The constant that writes itself so. */
    private static <E extends Enum<E>> E word(Class<E> type, JsonNode json, String field) {
        String word = text(json, field, "");
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + field + "' is '" + word + "', which is none of those known"));
    }
}
