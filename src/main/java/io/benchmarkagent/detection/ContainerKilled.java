package io.benchmarkagent.detection;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Termination;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Did a container end during the load? A clean exit (code 0) is no anomaly; a kill needs no baseline to be one. */
public final class ContainerKilled implements Detector {

    @Override
    public List<Anomaly> detect(Examination examination) {
        LoadProfile load = examination.run().facts().load();
        return examination.evidence().terminations().stream()
                .filter(ended -> ended.exitCode() != 0)
                .filter(ended -> load.start()
                        .map(start -> !ended.finished().isBefore(start))
                        .orElse(false))
                .map(ContainerKilled::anomaly)
                .toList();
    }

    private static Anomaly anomaly(Termination ended) {
        return new Anomaly(
                "event/service/" + ended.workload() + "/" + ended.reason() + "/" + ended.pod() + "/"
                        + ended.container(),
                Anomaly.Kind.EVENT,
                "container_killed",
                Scope.SERVICE,
                ended.workload(),
                ended.reason(),
                Severity.HIGH,
                Anomaly.Status.ALERT,
                Verdict.REGRESSION,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                Unit.COUNT,
                Optional.empty(),
                Optional.of(ended.finished()),
                Optional.empty(),
                0,
                List.of(),
                "",
                "",
                List.of("pods/" + ended.pod() + " container " + ended.container() + ": " + ended.reason()
                        + ", exit code " + ended.exitCode() + ", restarts " + ended.restarts()));
    }
}
