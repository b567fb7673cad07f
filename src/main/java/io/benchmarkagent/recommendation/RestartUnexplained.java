package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.ContainerRestarted;
import java.util.List;

/** A restart that no pod's status explains asks for a look, and for nothing less until the reason is known. */
final class RestartUnexplained implements Rule {
    @Override
    public List<Proposal> propose(Situation situation) {
        return situation.open().stream()
                .filter(a ->
                        a.type().equals(ContainerRestarted.TYPE) && !a.metric().equals(Strain.KILLED))
                .map(a -> Proposal.words(
                        "restarts/" + a.subject(),
                        Basis.INCIDENT,
                        a.subject(),
                        "restarts",
                        "a container started again during the load and no pod's status tells why: look at `kubectl describe pod`"
                                + " and `kubectl logs --previous`. Its memory is not sized from this run",
                        List.of(a.id())))
                .toList();
    }
}
