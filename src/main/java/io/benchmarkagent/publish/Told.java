package io.benchmarkagent.publish;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.report.Inert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comment was about, as far as the next one needs to say what changed.
 *
 * @param run the execution, "ID@TIME"
 * @param alerts open alerts by their ids, as they are called
 */
record Told(String run, Map<String, String> alerts) {
    private static final int MOST = 40;
    private static final int NAMED = 5;

    Told {
        alerts = new LinkedHashMap<>(alerts);
    }

    static Told of(Findings findings) {
        Map<String, String> alerts = new LinkedHashMap<>();
        findings.anomalies().stream()
                .filter(a -> a.isAlert() && !a.isSettled())
                .limit(MOST)
                .forEach(a -> alerts.put(a.id(), name(a, findings)));
        return new Told(
                findings.run().key().runId() + "@" + findings.run().key().timestamp(), alerts);
    }

    private static String name(Anomaly anomaly, Findings findings) {
        String metric = findings.leading(anomaly).map(Labels::metric).orElseGet(() -> anomaly.type()
                .replace('_', ' '));
        return Inert.name(Labels.subject(anomaly) + " " + metric);
    }

    /** Of no run. */
    static Told nothing() {
        return new Told("", Map.of());
    }

    /** What is new, what is gone and what stays; empty where it is the same execution, told again, or none was told of. */
    String since(Told before) {
        if (before.run.isEmpty() || before.run.equals(run)) {
            return "";
        }
        List<String> fresh = without(alerts, before.alerts);
        List<String> gone = without(before.alerts, alerts);
        int still = alerts.size() - fresh.size();
        String what = joined("new: ", fresh) + joined("no longer: ", gone) + (still > 0 ? "; as before: " + still : "");
        return what.isEmpty()
                ? ""
                : "Since this comment's last state (" + before.run.replaceFirst("@.*", "") + "): " + what.substring(2)
                        + ".";
    }

    private static List<String> without(Map<String, String> these, Map<String, String> those) {
        return these.entrySet().stream()
                .filter(alert -> !those.containsKey(alert.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String joined(String title, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        int more = names.size() - NAMED;
        List<String> shown = more > 1 ? names.subList(0, NAMED) : names;
        return "; " + title + String.join(", ", shown) + (more > 1 ? " and " + more + " more" : "");
    }
}
