package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.source.prometheus.Alert;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which alerts are pending or firing now, of our namespace. */
public final class Alerts implements Tool {
    private static final int SHOWN = 50;
    private static final List<String> HEAD = List.of("ALERT", "STATE", "SINCE", "OF", "SUMMARY");

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public String purpose() {
        return "Alerts of our namespace that are pending or firing now in the live Prometheus.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of();
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Source source = Asked.source("/api/v1/alerts");
        return Asked.live(desk, live -> Asked.told(live.alerts(), source, all -> told(all, live, source)));
    }

    private static Found told(List<Alert> all, Live live, Source source) {
        List<Alert> ours = all.stream()
                .filter(one -> live.namespace().equals(one.labels().get("namespace")))
                .sorted(Comparator.comparing(Alert::state).thenComparing(Alert::name))
                .toList();
        String where = " in namespace " + live.namespace() + Targets.others(all.size() - ours.size());
        if (ours.isEmpty()) {
            return new Found.Data(
                    "No alert is pending or firing" + where + ".",
                    List.of(),
                    new Confidence(1, "read from Prometheus"),
                    List.of(source),
                    List.of());
        }
        return new Found.Data(
                ours.size() + (ours.size() == 1 ? " alert is" : " alerts are") + " pending or firing" + where + ".",
                List.of(new Table(
                        HEAD, ours.stream().limit(SHOWN).map(Alerts::row).toList(), Math.max(0, ours.size() - SHOWN))),
                new Confidence(1, "read from Prometheus"),
                List.of(source),
                List.of());
    }

    private static List<String> row(Alert alert) {
        return List.of(
                Numbers.line(alert.name()),
                Numbers.line(alert.state()),
                Numbers.line(alert.since()),
                Targets.subject(alert.labels()),
                Numbers.line(alert.summary().orElse("")));
    }
}
