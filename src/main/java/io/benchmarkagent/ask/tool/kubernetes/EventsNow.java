package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.util.List;

/** The events that the cluster still has, the newest first. */
public final class EventsNow implements OfNow {
    private static final List<String> HEAD = List.of("SERVICE", "LAST SEEN", "TYPE", "REASON", "TIMES", "MESSAGE");

    @Override
    public String name() {
        return "events_now";
    }

    @Override
    public String purpose() {
        return "The recent events of all services, or of some, that the live cluster still has, newest first; not those of a run.";
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(
                desk,
                "get events --sort-by=.lastTimestamp",
                LiveCluster::events,
                asked -> told(asked, new Which(wanted.subjects())));
    }

    private static Found told(Asked<List<ClusterEvent>> asked, Which which) {
        List<ClusterEvent> events = asked.value().stream()
                .filter(event -> which.isOfPods(event.workload()))
                .toList();
        if (events.isEmpty()) {
            return asked.nothing(
                    "The cluster has no event" + which.of() + " " + asked.where()
                            + " now, which is not to say that nothing happened: it keeps them for an hour unless it is told otherwise.");
        }
        long warnings =
                events.stream().filter(event -> event.type().equals("Warning")).count();
        ClusterEvent newest = events.get(0);
        return asked.data(
                "The cluster now has " + Phrases.count(events.size(), "event") + which.of() + " " + asked.where() + ", "
                        + (warnings == 0 ? "no" : Long.toString(warnings)) + " warning" + (warnings == 1 ? "" : "s")
                        + " among them; the newest, of " + Inert.name(newest.workload()) + ", was last seen at "
                        + Asked.time(newest.last()) + ": " + Inert.name(newest.reason()) + ".",
                HEAD,
                events.stream().map(EventsNow::row).toList());
    }

    private static List<String> row(ClusterEvent event) {
        return List.of(
                Inert.name(event.workload()),
                Asked.time(event.last()),
                event.type(),
                Inert.name(event.reason()),
                Integer.toString(event.count()),
                Redacted.text(event.message()));
    }
}
