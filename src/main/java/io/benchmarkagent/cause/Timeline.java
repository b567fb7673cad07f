package io.benchmarkagent.cause;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What happened when: onsets and ends of alerts, and the warnings Kubernetes gave, in order of time. */
public final class Timeline {
    private static final int AT_MOST = 40;

    public List<Moment> of(List<Anomaly> anomalies, Evidence evidence) {
        List<Anomaly> alerts = anomalies.stream().filter(Anomaly::isAlert).toList();
        Stream<Moment> onsets = alerts.stream().flatMap(Timeline::onset);
        Stream<Moment> ends = alerts.stream().flatMap(Timeline::end);
        Stream<Moment> events = evidence.events().stream()
                .filter(event -> event.type().equals("Warning"))
                .map(Timeline::moment);
        return Stream.of(onsets, ends, events)
                .flatMap(moments -> moments)
                .sorted(Comparator.comparing(Moment::time)
                        .thenComparing(Moment::subject)
                        .thenComparing(Moment::what))
                .limit(AT_MOST)
                .toList();
    }

    private static Stream<Moment> onset(Anomaly a) {
        String what = a.kind() == Anomaly.Kind.EVENT ? a.metric() : a.metric() + leaves(a);
        return a.onset().stream().map(time -> new Moment(time, a.uncertaintySeconds(), a.subject(), what, a.id()));
    }

    private static String leaves(Anomaly a) {
        boolean falls = a.expected()
                .filter(e -> a.value().isPresent() && a.value().getAsDouble() < e.low())
                .isPresent();
        return ": " + (falls ? "below" : "above") + " the expected range";
    }

    private static Stream<Moment> end(Anomaly a) {
        return a.end().stream()
                .map(time -> new Moment(
                        time,
                        a.uncertaintySeconds(),
                        a.subject(),
                        a.metric() + ": back in the expected range",
                        a.id()));
    }

    private static Moment moment(ClusterEvent event) {
        String times = event.count() > 1 ? " (the last of " + event.count() + ")" : "";
        return new Moment(event.last(), 0, event.workload(), event.reason() + times, "");
    }
}
