package io.benchmarkagent.comparison;

import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.TreeSet;

/** Runs that are compared as one, by the name somebody gave them: "amd". */
public record Group(String name, List<Run> runs) {
    public Group {
        runs = List.copyOf(runs);
    }

    public List<RunKey> keys() {
        return runs.stream().map(Run::key).sorted().toList();
    }

    public List<String> machineTypes() {
        TreeSet<String> types = new TreeSet<>();
        runs.forEach(run -> run.facts().nodePool().machineType().ifPresent(types::add));
        return List.copyOf(types);
    }

    Group with(List<Run> others) {
        return new Group(name, others);
    }
}
