package io.benchmarkagent.findings;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings of somebody who is not trusted, told again: what was measured and found is taken as it stands, the verdict follows from that,
 * and every sentence is made here, from names and numbers. A sentence that cannot be made from those is left out, which is said.
 */
public final class Retelling {
    private static final int NAMED = 5;

    private final Findings told;
    private final Hearsay hearsay = new Hearsay();

    private Retelling(Findings told) {
        this.told = told;
    }

    /** @throws IllegalArgumentException where a name is a sentence: the message says which */
    public static Findings of(Findings told) {
        return new Retelling(told).again();
    }

    /**
     * The same text, which is short and has no blanks, or is empty.
     *
     * @throws IllegalArgumentException where it is a sentence: the message says which field's
     */
    public static String name(String field, String text) {
        return new Hearsay().name(field, text);
    }

    private Findings again() {
        List<Observation> observations = each(told.observations(), hearsay::observation);
        var recommendations =
                told.recommendations().stream().flatMap(hearsay::recommendation).toList();
        Wording wording = new Wording(told.zone(), observations, recommendations, labels());
        List<Anomaly> anomalies = each(told.anomalies(), a -> wording.worded(hearsay.anomaly(a)));
        List<RootCause> causes = each(told.rootCauses(), c -> hearsay.cause(c, told.anomalies()));
        CohortSummary baseline = baseline(told.baseline());
        Coverage coverage =
                Coverages.of(observations, Math.max(0, told.coverage().falseAlertsExpected()));
        return new Findings(
                run(told.run()),
                told.zone(),
                new Headlines(told.zone(), observations, recommendations, origin(causes))
                        .of(anomalies, baseline, coverage),
                baseline,
                coverage,
                List.of(),
                moments(wording),
                observations,
                anomalies,
                causes,
                recommendations,
                dataQuality(),
                told.sequel().map(Retelling::sequel));
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> again) {
        return all.stream().map(again).toList();
    }

    private static Optional<String> origin(List<RootCause> causes) {
        return causes.stream().filter(RootCause::named).findFirst().map(RootCause::subject);
    }

    private RunFacts run(RunFacts run) {
        hearsay.name("run_id", run.key().runId());
        NodePool pool = run.nodePool();
        return new RunFacts(
                run.key(),
                run.format(),
                run.cloud().filter(Hearsay::isName),
                run.region().filter(Hearsay::isName),
                run.zone().filter(Hearsay::isName),
                new NodePool(
                        pool.machineType().filter(Hearsay::isName),
                        pool.cpuVendor().filter(Hearsay::isName),
                        pool.cpuGeneration().filter(Hearsay::isName),
                        pool.nodeCount()),
                run.load());
    }

    /** Of anomalies that have no observation. */
    private Map<String, String> labels() {
        return told.anomalies().stream()
                .collect(Collectors.toMap(Anomaly::metric, a -> Hearsay.label(a.metric()), (one, same) -> one));
    }

    /** Who it was compared with, and not in whose words. */
    private CohortSummary baseline(CohortSummary of) {
        return new CohortSummary(
                new TreeMap<>(),
                of.pinned(),
                of.runs(),
                Math.max(of.knownExecutions(), of.size()),
                List.of(),
                0,
                List.of(),
                List.of());
    }

    /** Only of what is in the list of anomalies. */
    private List<Moment> moments(Wording wording) {
        Map<String, Anomaly> byId =
                told.anomalies().stream().collect(Collectors.toMap(Anomaly::id, a -> a, (one, same) -> one));
        return told.timeline().stream()
                .flatMap(moment ->
                        Optional.ofNullable(byId.get(moment.anomalyId()))
                                .flatMap(anomaly -> moment(moment, anomaly))
                                .stream())
                .map(moment -> wording.worded(moment, told.anomalies()))
                .toList();
    }

    private Optional<Moment> moment(Moment moment, Anomaly of) {
        hearsay.name("subject", moment.subject());
        return switch (moment.kind()) {
            case ONSET -> Optional.of(moment.saying(of.metric() + ": out of the expected range"));
            case END -> Optional.of(moment.saying(of.metric() + ": back in the expected range"));
            case TERMINATION -> Optional.of(moment.saying(of.metric()));
            case LOAD, NODE, PROBE, SCALING, WARNING, IMAGE, SCHEDULING, MORE -> Optional.empty();
        };
    }

    private static Sequel sequel(Sequel of) {
        boolean plain = of.asked().matches("now|[0-9TZ:.+-]{1,40}");
        return plain ? of : new Sequel("some time", of.until(), of.runs());
    }

    /** One line for each level: how many there are, and what the first of them are called. */
    private List<DataQuality> dataQuality() {
        return Stream.of(DataQuality.Level.values())
                .flatMap(level -> line(level).stream())
                .toList();
    }

    private Optional<DataQuality> line(DataQuality.Level level) {
        List<String> ids = told.dataQuality().stream()
                .filter(line -> line.severity() == level)
                .map(DataQuality::id)
                .toList();
        List<String> named = ids.stream().filter(Hearsay::isName).limit(NAMED).toList();
        String said = ids.size() + (ids.size() == 1 ? " line" : " lines") + " of that job about its data"
                + (named.isEmpty() ? "" : ", such as " + String.join(", ", named));
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new DataQuality(
                        "told/" + level.word(), level, "", said, "the words are in that job's own report"));
    }
}
