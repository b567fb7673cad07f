package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** "What is not ok?", by service: whose figures are out of line for the worse, whose pods were not ready; or "which did not regress?". */
public final class OutOfLine implements Tool {
    /** What a question for the others is asked with. */
    public static final String OTHERS = "not regressed";

    private static final List<String> HEAD = List.of("SUBJECT", "STATUS", "METRIC", "VALUE", "EXPECTED", "VERDICT");

    @Override
    public String name() {
        return "out_of_line";
    }

    @Override
    public String purpose() {
        return "Which services and metrics of a run are out of line for the worse, and whose pods were not ready; or which services did not regress.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        List<Anomaly> open = look.findings().anomalies().stream()
                .filter(anomaly -> !anomaly.isSettled() && anomaly.muted().isEmpty())
                .filter(OutOfLine::isForTheWorse)
                .filter(anomaly -> AnomalyList.isMeant(anomaly, wanted))
                .sorted(Comparator.comparing((Anomaly anomaly) -> !anomaly.isAlert()))
                .toList();
        if (open.isEmpty() && AnomalyList.isNotJudged(look)) {
            return new Found.Nothing(look.findings().headline().text(), List.of(look.source("its anomalies")));
        }
        boolean others = wanted.expression().filter(OTHERS::equals).isPresent();
        Map<String, List<String>> alerts = bySubject(open, look, Anomaly::isAlert);
        Map<String, List<String>> watches = bySubject(open, look, anomaly -> !anomaly.isAlert());
        watches.keySet().removeAll(others ? alerts.keySet() : Set.of());
        return new Found.Data(
                "In run " + look.name() + " "
                        + (others ? others(look, alerts, watches) : these(wanted, alerts, watches) + unready(wanted))
                        + Figure.ofWhat(open),
                open.isEmpty()
                        ? List.of()
                        : List.of(Table.of(
                                HEAD, open.stream().map(a -> row(a, look)).toList())),
                new Confidence(1, "read from the run's judgements"),
                List.of(look.source("its anomalies")),
                List.of());
    }

    private static boolean isForTheWorse(Anomaly anomaly) {
        return anomaly.verdict() == Verdict.REGRESSION || anomaly.verdict() == Verdict.CHANGE;
    }

    private static Map<String, List<String>> bySubject(List<Anomaly> open, Look look, Predicate<Anomaly> which) {
        Map<String, List<String>> metrics = new LinkedHashMap<>();
        open.stream().filter(which).forEach(anomaly -> {
            List<String> its = metrics.computeIfAbsent(Labels.subject(anomaly), name -> new ArrayList<>());
            String metric =
                    look.findings().leading(anomaly).map(o -> o.spec().label()).orElse(anomaly.metric());
            if (!its.contains(metric)) {
                its.add(metric);
            }
        });
        return metrics;
    }

    private static String these(Wanted wanted, Map<String, List<String>> alerts, Map<String, List<String>> watches) {
        String whose = wanted.subjects().isEmpty() ? "nothing" : "nothing of " + Phrases.listed(wanted.subjects());
        if (alerts.isEmpty() && watches.isEmpty()) {
            return whose + " is out of line for the worse.";
        }
        return (alerts.isEmpty() ? "no alert is raised." : "alerts are raised about " + many(wanted, alerts) + ".")
                + (watches.isEmpty() ? "" : " On watch, and not sure enough for an alert: " + told(watches) + ".");
    }

    /** Of how many services, where all are asked about, and nothing but services is alerted for. */
    private static String many(Wanted wanted, Map<String, List<String>> alerts) {
        Set<String> services = wanted.look().services();
        return wanted.subjects().isEmpty() && services.containsAll(alerts.keySet())
                ? alerts.size() + " of " + Phrases.count(services.size(), "service") + ": " + told(alerts)
                : told(alerts);
    }

    private static String told(Map<String, List<String>> metrics) {
        return Phrases.listed(metrics.entrySet().stream()
                .map(one -> one.getKey() + " (" + String.join(", ", one.getValue()) + ")")
                .toList());
    }

    /** Figures may be in line while a pod is not ready. */
    private static String unready(Wanted wanted) {
        Recorded recorded = new Recorded(wanted.look());
        List<String> known = recorded.services(wanted.subjects()).stream()
                .filter(recorded::knows)
                .toList();
        List<String> unwell = known.stream()
                .filter(service -> !ServiceStatus.isWell(recorded, service))
                .map(service -> service + " (" + ServiceStatus.pods(recorded, service) + ")")
                .toList();
        return known.isEmpty()
                ? " Whether its pods were ready was not recorded."
                : unwell.isEmpty()
                        ? " When its objects were recorded, the pods of " + whose(known) + " were ready."
                        : " When its objects were recorded, not ready: " + Phrases.listed(unwell) + ".";
    }

    private static String whose(List<String> known) {
        return known.size() == 1 ? known.get(0) : "all " + known.size() + " services";
    }

    private static String others(Look look, Map<String, List<String>> alerts, Map<String, List<String>> watches) {
        Set<String> judged = look.findings().observations().stream()
                .filter(o -> o.expected().isPresent())
                .map(o -> o.key().subject())
                .collect(Collectors.toSet());
        List<String> all = List.copyOf(look.services());
        List<String> fine = all.stream()
                .filter(name -> judged.contains(name) && !alerts.containsKey(name) && !watches.containsKey(name))
                .toList();
        List<String> unjudged = all.stream()
                .filter(name -> !judged.contains(name) && !alerts.containsKey(name) && !watches.containsKey(name))
                .toList();
        alerts.keySet().retainAll(all);
        watches.keySet().retainAll(all);
        return fine.size() + " of " + Phrases.count(all.size(), "service") + " did not regress"
                + (fine.isEmpty() ? "." : ": " + Phrases.listed(fine) + ".")
                + (alerts.isEmpty() ? "" : " Alerts are raised about " + told(alerts) + ".")
                + (watches.isEmpty() ? "" : " On watch, and not sure enough for an alert: " + told(watches) + ".")
                + (unjudged.isEmpty() ? "" : " Not judged: " + Phrases.listed(unjudged) + ".");
    }

    private static List<String> row(Anomaly a, Look look) {
        return List.of(
                Labels.subject(a),
                a.status().word(),
                look.findings().leading(a).map(Labels::metric).orElse(a.metric()),
                a.value().isPresent() ? Figures.quantity(a.value().getAsDouble(), a.unit()) : "",
                a.expected()
                        .map(range -> Figures.range(range.low(), range.high(), a.unit()))
                        .orElse(""),
                a.verdict().word().replace('_', ' '));
    }
}
