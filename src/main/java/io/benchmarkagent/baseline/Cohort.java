package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who a run is compared with.
 *
 * @param key what comparable runs agree in, with this run's values
 * @param members the newest comparable earlier executions, oldest first; or the pinned ones
 * @param excluded the newest of the other known executions, newest first, with the reason
 * @param excludedCount how many other known executions there are
 * @param nearest the executions that differ in the fewest fields, when there are few members
 */
public record Cohort(
        SortedMap<String, String> key,
        boolean pinned,
        List<RunKey> members,
        int known,
        List<Excluded> excluded,
        int excludedCount,
        List<Nearest> nearest,
        List<String> notes) {
    public Cohort {
        key = Collections.unmodifiableSortedMap(new TreeMap<>(key));
        members = List.copyOf(members);
        excluded = List.copyOf(excluded);
        nearest = List.copyOf(nearest);
        notes = List.copyOf(notes);
    }

    /** The same with one note more. */
    public Cohort noting(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Cohort(key, pinned, members, known, excluded, excludedCount, nearest, all);
    }

    /** The same without members that are unlike the others; they lead what is excluded. */
    public Cohort without(List<SetAside> setAside) {
        List<Excluded> all = new ArrayList<>(setAside.stream()
                .map(one -> new Excluded(one.run(), one.inWords()))
                .toList());
        all.addAll(excluded);
        Set<RunKey> out = setAside.stream().map(SetAside::run).collect(Collectors.toSet());
        return new Cohort(
                key,
                pinned,
                members.stream().filter(member -> !out.contains(member)).toList(),
                known,
                all,
                excludedCount + setAside.size(),
                nearest,
                notes);
    }

    /** An execution that is left out, and why. */
    public record Excluded(RunKey run, String reason) {}

    /** An execution that is almost comparable, and the fields that differ. */
    public record Nearest(RunKey run, List<String> differs) {
        public Nearest {
            differs = List.copyOf(differs);
        }
    }
}
