package io.benchmarkagent.comparison;

import io.benchmarkagent.baseline.CohortField;
import io.benchmarkagent.baseline.CohortFields;
import io.benchmarkagent.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The loads that both groups were put under, as the cohort key has it: the same users and rps, about the same duration. */
record Loads(List<SharedLoad> shared, List<LeftOut> leftOut) {
    private static final Comparator<Run> SHORTEST_FIRST = Comparator.comparingDouble(
                    (Run run) -> run.facts().load().durationSeconds().orElse(0))
            .thenComparing(Run::key);

    static Loads of(Group first, Group second, double durationTolerance) {
        List<SharedLoad> shared = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (List<Run> alike : alike(first, second, CohortFields.load(durationTolerance))) {
            List<Run> ofFirst = alike.stream().filter(first.runs()::contains).toList();
            List<Run> ofSecond = alike.stream().filter(second.runs()::contains).toList();
            if (ofFirst.isEmpty() || ofSecond.isEmpty()) {
                ofFirst.forEach(run -> leftOut.add(leftOut(run, first, second)));
                ofSecond.forEach(run -> leftOut.add(leftOut(run, second, first)));
            } else {
                shared.add(new SharedLoad(alike.get(0).facts().load(), ofFirst, ofSecond));
            }
        }
        leftOut.sort(Comparator.comparing(LeftOut::run));
        return new Loads(List.copyOf(shared), List.copyOf(leftOut));
    }

    /** Each run with the shortest that it agrees with, so that no two of one load are farther apart than the tolerance. */
    private static List<List<Run>> alike(Group first, Group second, List<CohortField> load) {
        List<List<Run>> alike = new ArrayList<>();
        Stream.concat(first.runs().stream(), second.runs().stream())
                .sorted(SHORTEST_FIRST)
                .forEach(run -> alike.stream()
                        .filter(same -> agree(load, same.get(0), run))
                        .findFirst()
                        .ifPresentOrElse(same -> same.add(run), () -> alike.add(new ArrayList<>(List.of(run)))));
        return alike;
    }

    private static boolean agree(List<CohortField> load, Run one, Run other) {
        return load.stream().allMatch(field -> field.agrees(one.facts(), other.facts()));
    }

    private static LeftOut leftOut(Run run, Group of, Group other) {
        return new LeftOut(run.key(), run.facts().load(), of.name(), other.name());
    }

    Group first(Group all) {
        return all.with(shared.stream().flatMap(load -> load.first().stream()).toList());
    }

    Group second(Group all) {
        return all.with(shared.stream().flatMap(load -> load.second().stream()).toList());
    }
}
