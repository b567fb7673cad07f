package io.benchmarkagent.ask.tool;

import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.Termination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One end of a container, from wherever it is told. */
record Ended(String service, String pod, String container, String reason, int code, Optional<Instant> at) {
    static final Comparator<Ended> OLDEST_FIRST =
            Comparator.comparing(end -> end.at().orElse(Instant.MIN));

    /** Those of a service, the oldest first. */
    static List<Ended> of(Recorded recorded, String service) {
        List<Ended> all = new ArrayList<>();
        for (Termination t : recorded.look().evidence().terminations()) {
            if (t.workload().equalsIgnoreCase(service)) {
                all.add(new Ended(
                        service, t.pod(), t.container(), t.reason(), t.exitCode(), Optional.of(t.finished())));
            }
        }
        for (Recorded.Container c : recorded.containers(service)) {
            c.state().lastEnd().ifPresent(end -> {
                PodState pod = c.pod();
                String container = c.state().container();
                boolean told = all.stream()
                        .anyMatch(e -> e.pod().equals(pod.pod())
                                && e.container().equals(container)
                                && e.at().equals(end.finished()));
                if (!told && !(end.exitCode() == 0 && pod.phase().equals("Succeeded"))) {
                    all.add(new Ended(service, pod.pod(), container, end.reason(), end.exitCode(), end.finished()));
                }
            });
        }
        all.sort(OLDEST_FIRST);
        return all;
    }

    /** "cart's server at 14:26:12, OOMKilled (exit code 137)". */
    String told(Recorded recorded) {
        return service + "'s " + Inert.name(container)
                + at.map(when -> " at " + recorded.time(when) + recorded.outside(when))
                        .orElse("")
                + ", " + ExitCode.ended(reason, code);
    }
}
