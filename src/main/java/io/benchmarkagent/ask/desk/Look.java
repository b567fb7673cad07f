package io.benchmarkagent.ask.desk;

import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.pipeline.Inspection;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunRows;
import io.benchmarkagent.run.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A run that a question is about.
 *
 * @param name as {@code --run-id} takes it
 */
public record Look(String name, Inspection.Inspected inspected) {
    public Findings findings() {
        return inspected.findings();
    }

    public Evidence evidence() {
        return inspected.evidence();
    }

    /** When it was, and in which parts. */
    public RunTimes times() {
        return Windows.of(this);
    }

    /** Services that were measured, or whose pods, limits or workloads were seen; not the calls between two. */
    public Set<String> services() {
        ClusterState cluster = evidence().cluster();
        return Stream.of(
                        findings().observations().stream()
                                .filter(o -> o.key().scope() == Scope.SERVICE)
                                .map(o -> o.key().subject()),
                        evidence().limits().stream().map(ContainerLimits::workload),
                        cluster.workloads().stream().map(w -> w.workload()),
                        cluster.pods().stream().map(p -> p.workload()))
                .flatMap(names -> names)
                .filter(name -> !name.contains("->"))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** Machines that were recorded, or that the run JSON lists, by their names in lower case. */
    public Set<String> nodes() {
        return Stream.concat(
                        evidence().cluster().nodes().stream().map(node -> node.name()),
                        rows().nodes().stream().map(RunRows.Node::name))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** What its run JSON lists one by one. */
    public RunRows rows() {
        return inspected.run().rows();
    }

    /** What was measured of a subject, in lower case. */
    public Stream<Observation> of(String subject) {
        return findings().observations().stream()
                .filter(o -> Labels.subject(o.key().scope(), o.key().subject()).equalsIgnoreCase(subject));
    }

    public Source source(String part) {
        return Source.archive("run " + name + ", " + part);
    }
}
