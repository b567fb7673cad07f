package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is like for like with whom in a whole archive: what {@link CohortChooser} says of one run, without holding every pair of runs
 * against each other in every field. Only runs that agree in all exact fields meet.
 */
public final class LikeForLike {
    private final List<CohortField> exact;
    private final List<CohortField> near;
    private final Map<List<String>, List<Member>> alike = new LinkedHashMap<>();

    /** A run, and what it shows of the fields in which comparable runs are only about the same. */
    private record Member(RunFacts facts, List<String> shown) {}

    LikeForLike(List<CohortField> fields, List<RunFacts> known) {
        this.exact = fields.stream().filter(CohortField::isExact).toList();
        this.near = fields.stream().filter(field -> !field.isExact()).toList();
        known.stream().sorted((a, b) -> a.key().compareTo(b.key())).forEach(run -> alike.computeIfAbsent(
                        shown(exact, run), same -> new ArrayList<>())
                .add(new Member(run, shown(near, run))));
    }

    /** Every execution, those that may be comparable one after another, oldest first. */
    public List<RunFacts> cohortByCohort() {
        return alike.values().stream().flatMap(List::stream).map(Member::facts).toList();
    }

    /** The executions that are comparable with this one, whenever they ran, oldest first; never the run itself. */
    public List<RunKey> others(RunFacts target) {
        return comparable(target).filter(key -> !key.equals(target.key())).toList();
    }

    /** How many comparable executions are earlier than this one. */
    public int earlier(RunFacts target) {
        return (int) comparable(target)
                .takeWhile(key -> key.compareTo(target.key()) < 0)
                .count();
    }

    private Stream<RunKey> comparable(RunFacts target) {
        List<String> wanted = shown(near, target);
        return alike.getOrDefault(shown(exact, target), List.of()).stream()
                .filter(other -> agree(wanted, other.shown()))
                .map(member -> member.facts().key());
    }

    private boolean agree(List<String> wanted, List<String> found) {
        return IntStream.range(0, near.size()).allMatch(i -> near.get(i).agrees(wanted.get(i), found.get(i)));
    }

    private static List<String> shown(List<CohortField> fields, RunFacts run) {
        return fields.stream().map(field -> field.show(run)).toList();
    }
}
