package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.ContainerKilled;
import io.benchmarkagent.detection.ContainerRestarted;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A container that ended with an error, or started again for no reason that a pod tells, asks for a look, and for nothing less until it is known why. */
final class RestartUnexplained implements Rule {
    @Override
    public List<Proposal> propose(Situation situation) {
        return Stream.concat(
                        of(ContainerKilled.TYPE, situation).map(RestartUnexplained::ended),
                        of(ContainerRestarted.TYPE, situation).map(RestartUnexplained::startedAgain))
                .toList();
    }

    private static Stream<Anomaly> of(String type, Situation situation) {
        Predicate<Anomaly> killed = a -> a.metric().equals(Strain.KILLED);
        return situation.open().stream().filter(a -> a.type().equals(type)).filter(killed.negate());
    }

    private static Proposal ended(Anomaly a) {
        return look(a, "a container ended during the load (" + String.join("; ", a.evidence()) + ")");
    }

    private static Proposal startedAgain(Anomaly a) {
        return look(a, "a container started again during the load and no pod's status tells why");
    }

    private static Proposal look(Anomaly a, String what) {
        return Proposal.words(
                "restarts/" + a.subject(),
                Basis.INCIDENT,
                a.subject(),
                "restarts",
                what
                        + ": look at `kubectl describe pod` and `kubectl logs --previous`. Its memory is not sized from this run",
                List.of(a.id()));
    }
}
