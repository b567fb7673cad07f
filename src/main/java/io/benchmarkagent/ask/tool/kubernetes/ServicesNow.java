package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ServiceTarget;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.util.List;

/** Which Services there are now, and which workloads they lead to. */
public final class ServicesNow implements OfNow {
    private static final List<String> HEAD = List.of("SERVICE", "LEADS TO");

    @Override
    public String name() {
        return "services_now";
    }

    @Override
    public String purpose() {
        return "The Kubernetes Services there are now in the live cluster, and the workloads that each leads to.";
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(
                desk,
                "get services -o wide",
                LiveCluster::services,
                asked -> told(asked, new Which(wanted.subjects())));
    }

    private static Found told(Asked<List<ServiceTarget>> asked, Which which) {
        List<ServiceTarget> ours =
                asked.value().stream().filter(one -> which.is(one.service())).toList();
        return asked.missed(which, ours, "Service", asked.value().stream().map(ServiceTarget::service))
                .orElseGet(() -> listed(asked, which, ours));
    }

    private static Found listed(Asked<?> asked, Which which, List<ServiceTarget> ours) {
        long nowhere = ours.stream().filter(one -> one.workloads().isEmpty()).count();
        return asked.data(
                "There " + (ours.size() == 1 ? "is " : "are ") + Phrases.count(ours.size(), "Service") + which.of()
                        + " "
                        + asked.where() + " now, "
                        + (nowhere == 0 ? "each leading to a workload." : nowhere + " leading to no known workload."),
                HEAD,
                ours.stream()
                        .map(one -> List.of(Inert.name(one.service()), Phrases.listed(one.workloads())))
                        .toList());
    }
}
