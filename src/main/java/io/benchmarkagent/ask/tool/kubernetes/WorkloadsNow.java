package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.WorkloadState;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import io.benchmarkagent.source.kubernetes.LiveWorkloads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests, limits and replicas of deployments and their like, and who scales them. */
public final class WorkloadsNow implements OfNow {
    private static final List<String> HEAD = List.of(
            "SERVICE",
            "KIND",
            "READY",
            "WANTED",
            "CONTAINER",
            "CPU REQUEST",
            "CPU LIMIT",
            "MEMORY REQUEST",
            "MEMORY LIMIT",
            "AUTOSCALER");
    private static final String NOT_SET = "none";

    @Override
    public String name() {
        return "workloads_now";
    }

    @Override
    public String purpose() {
        return "Requests, limits, ready and wanted replicas and autoscalers of all services, or of some, as they are now in the live cluster, not in a run.";
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(
                desk,
                "get deployments,statefulsets,daemonsets,horizontalpodautoscalers -o yaml",
                LiveCluster::workloads,
                asked -> told(asked, new Which(wanted.subjects())));
    }

    private static Found told(Asked<LiveWorkloads> asked, Which which) {
        LiveWorkloads all = asked.value();
        List<WorkloadState> ours =
                all.workloads().stream().filter(one -> which.is(one.workload())).toList();
        return asked.missed(which, ours, "deployment", all.workloads().stream().map(WorkloadState::workload))
                .orElseGet(() -> asked.data(
                        sentence(ours, all, asked.where()),
                        HEAD,
                        ours.stream().flatMap(one -> rows(one, all)).toList()));
    }

    private static String sentence(List<WorkloadState> ours, LiveWorkloads all, String where) {
        if (ours.size() == 1) {
            return one(ours.get(0), all, where);
        }
        List<String> unready = ours.stream()
                .filter(one -> !one.ready().equals(one.wanted()))
                .map(WorkloadState::workload)
                .toList();
        return (ours.isEmpty() ? "There is no workload " : "There are " + ours.size() + " workloads ") + where + " now"
                + (unready.isEmpty()
                        ? ours.isEmpty() ? "." : ", each with as many pods ready as it wants."
                        : "; fewer pods than wanted, or more, are ready of " + Phrases.listed(unready) + ".")
                + scaled(all.autoscalers());
    }

    private static String scaled(List<Autoscaler> scalers) {
        return scalers.isEmpty()
                ? " No autoscaler is known."
                : " " + Phrases.count(scalers.size(), "autoscaler") + ", of "
                        + Phrases.listed(
                                scalers.stream().map(Autoscaler::workload).toList()) + ".";
    }

    private static String one(WorkloadState workload, LiveWorkloads all, String where) {
        return Inert.name(workload.workload()) + ", a " + workload.kind() + " " + where + ", has "
                + Amounts.number(workload.ready()) + " of " + Amounts.number(workload.wanted())
                + " replicas ready now"
                + limits(workload, all).map(WorkloadsNow::allowed).collect(Collectors.joining())
                + scaler(workload, all)
                        .map(scaler -> "; an autoscaler keeps it within " + bounds(scaler))
                        .orElse("")
                + ".";
    }

    private static String allowed(ContainerLimits limits) {
        return "; its container " + Inert.name(limits.container()) + " requests "
                + Amounts.cpu(limits.cpuRequest(), "no CPU") + " and "
                + Amounts.memory(limits.memoryRequest(), "no memory") + ", and may use "
                + Amounts.cpu(limits.cpuLimit(), "any CPU") + " and "
                + Amounts.memory(limits.memoryLimit(), "any memory");
    }

    private static Stream<ContainerLimits> limits(WorkloadState workload, LiveWorkloads all) {
        return all.limits().stream().filter(one -> one.workload().equals(workload.workload()));
    }

    private static Optional<Autoscaler> scaler(WorkloadState workload, LiveWorkloads all) {
        return all.autoscalers().stream()
                .filter(one -> one.workload().equals(workload.workload()))
                .findFirst();
    }

    private static String bounds(Autoscaler scaler) {
        return scaler.min() + "–" + Amounts.number(scaler.max()) + " replicas";
    }

    private static Stream<List<String>> rows(WorkloadState workload, LiveWorkloads all) {
        return limits(workload, all)
                .map(limits -> List.of(
                        Inert.name(workload.workload()),
                        workload.kind(),
                        Amounts.number(workload.ready()),
                        Amounts.number(workload.wanted()),
                        Inert.name(limits.container()),
                        Amounts.cpu(limits.cpuRequest(), NOT_SET),
                        Amounts.cpu(limits.cpuLimit(), NOT_SET),
                        Amounts.memory(limits.memoryRequest(), NOT_SET),
                        Amounts.memory(limits.memoryLimit(), NOT_SET),
                        scaler(workload, all).map(WorkloadsNow::bounds).orElse("")));
    }
}
