package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is like for like with whom in a whole archive, without holding every pair of runs against each other in every field: only runs
 * that agree in all exact fields meet. Made once for an archive; what is asked of one run then costs what its own cohort does.
 */
public final class LikeForLike {
    private static final Comparator<RunFacts> OLDEST_FIRST = Comparator.comparing(RunFacts::key);

    private final List<CohortField> exact;
    private final List<CohortField> near;
    private final List<RunFacts> all;
    private final Set<RunKey> keys;
    private final Map<List<String>, List<Member>> alike = new LinkedHashMap<>();

    /** A run, and what it shows of the fields in which comparable runs are only about the same. */
    private record Member(RunFacts facts, List<String> shown) {
        RunKey key() {
            return facts.key();
        }
    }

    LikeForLike(List<CohortField> fields, List<RunFacts> known) {
        this.exact = fields.stream().filter(CohortField::isExact).toList();
        this.near = fields.stream().filter(field -> !field.isExact()).toList();
        this.all = known.stream().sorted(OLDEST_FIRST).toList();
        this.keys = all.stream().map(RunFacts::key).collect(Collectors.toSet());
        all.forEach(run -> alike.computeIfAbsent(shown(exact, run), same -> new ArrayList<>())
                .add(new Member(run, shown(near, run))));
    }

    /** Every execution, those that may be comparable one after another, oldest first. */
    public List<RunFacts> cohortByCohort() {
        return alike.values().stream().flatMap(List::stream).map(Member::facts).toList();
    }

    /** The executions that are comparable with this one, whenever they ran, oldest first; never the run itself. */
    public List<RunKey> others(RunFacts target) {
        List<String> wanted = shown(near, target);
        return group(target).stream()
                .filter(other -> agree(wanted, other.shown()))
                .map(Member::key)
                .filter(key -> !key.equals(target.key()))
                .toList();
    }

    /** How many comparable executions are earlier than this one. */
    public int earlier(RunFacts target) {
        return (int) newestEarlier(target).count();
    }

    /** The comparable executions that are earlier than this one, newest first; looked for only as far as they are asked for. */
    public Stream<RunKey> newestEarlier(RunFacts target) {
        List<String> wanted = shown(near, target);
        List<Member> group = group(target);
        return IntStream.iterate(before(group, target.key()) - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(group::get)
                .filter(other -> agree(wanted, other.shown()))
                .map(Member::key);
    }

    /** Every execution, oldest first. */
    List<RunFacts> all() {
        return all;
    }

    boolean holds(RunKey key) {
        return keys.contains(key);
    }

    Stream<RunFacts> newestFirst() {
        return IntStream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1).mapToObj(all::get);
    }

    private List<Member> group(RunFacts target) {
        return alike.getOrDefault(shown(exact, target), List.of());
    }

    /** How many of a group are earlier than this. */
    private static int before(List<Member> group, RunKey key) {
        int from = 0;
        int to = group.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (group.get(middle).key().compareTo(key) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private boolean agree(List<String> wanted, List<String> found) {
        return IntStream.range(0, near.size()).allMatch(i -> near.get(i).agrees(wanted.get(i), found.get(i)));
    }

    private static List<String> shown(List<CohortField> fields, RunFacts run) {
        return fields.stream().map(field -> field.show(run)).toList();
    }
}
