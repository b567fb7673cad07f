package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.ContainerRestarted;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.detection.Saturated;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Termination;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether a container had less than it would have used, so that its use does not tell what it needs. An accepted or withdrawn anomaly
 * counts here as well: nobody who lives with it means to make it worse.
 *
 * @param throttled by CPU: never less CPU than it has
 * @param memory it was killed, ended with an error or for no known reason, or was still growing: its memory is left alone
 */
record Strain(boolean throttled, boolean memory) {
    static final String THROTTLED = "cpu.throttled_percentage";
    static final String KILLED = "OOMKilled";

    private static final double SOME = 1;

    static Strain of(ContainerLimits limits, Situation situation) {
        String workload = limits.workload();
        boolean throttled = situation.series(workload, THROTTLED).stream().anyMatch(Strain::isThrottled)
                || situation.measured(Scope.SERVICE, workload, THROTTLED).anyMatch(m -> m.value() > SOME)
                || situation.anomalies().stream().anyMatch(a -> is(a, workload, Saturated.TYPE, "cpu"));
        boolean memory = situation.evidence().terminations().stream().anyMatch(ended -> ended(ended, limits))
                || counted("oom_kills", workload, situation)
                || situation.anomalies().stream()
                        .anyMatch(a -> is(a, workload, MemoryLeak.TYPE, "memory")
                                || is(a, workload, Saturated.TYPE, "memory")
                                || is(a, workload, ContainerRestarted.TYPE, ""));
        return new Strain(throttled, memory);
    }

    /** After an end its memory begins anew; one that ended well had what it needed. */
    private static boolean ended(Termination ended, ContainerLimits limits) {
        return ended.workload().equals(limits.workload())
                && ended.container().equals(limits.container())
                && (ended.exitCode() != 0 || ended.reason().equals(KILLED));
    }

    private static boolean is(Anomaly anomaly, String workload, String type, String metric) {
        return anomaly.subject().equals(workload)
                && anomaly.type().equals(type)
                && anomaly.metric().startsWith(metric);
    }

    /** On average over what was recorded: a single period says nothing. */
    private static boolean isThrottled(Series series) {
        return values(series.highest()).average().orElse(0) > SOME;
    }

    private static boolean counted(String metric, String workload, Situation situation) {
        return situation.series(workload, metric).stream()
                .anyMatch(series -> values(series.samples()).anyMatch(count -> count > 0));
    }

    private static DoubleStream values(Samples samples) {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value);
    }
}
