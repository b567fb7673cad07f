package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Earlier executions that are like for like: same machines, same load, about the same duration. Never widened to find more. */
public final class CohortChooser {
    private final BaselineSettings settings;
    private final List<CohortField> fields;

    public CohortChooser(BaselineSettings settings) {
        this.settings = settings;
        this.fields = CohortFields.all(settings.durationTolerance());
    }

    /** The same question asked of every run of an archive at once. */
    public LikeForLike among(List<RunFacts> known) {
        return new LikeForLike(fields, known);
    }

    /** The comparable executions among {@code known} that are earlier than {@code target}. */
    public Cohort earlierThan(RunFacts target, List<RunFacts> known) {
        List<RunKey> members = known.stream()
                .filter(run -> whyNot(target, run).isEmpty())
                .map(RunFacts::key)
                .sorted(Comparator.reverseOrder())
                .limit(settings.size())
                .sorted()
                .toList();
        return cohort(target, known, members, false, notes(target));
    }

    /** The comparable executions that are later than {@code target}, those right after it, oldest first; never the pinned ones. */
    public List<RunKey> laterThan(RunFacts target, List<RunFacts> known, AsOf asOf, Set<RunKey> pinned) {
        return known.stream()
                .filter(run -> run.key().compareTo(target.key()) > 0 && asOf.knows(run.key()))
                .filter(run ->
                        !pinned.contains(run.key()) && differences(target, run).isEmpty())
                .map(RunFacts::key)
                .sorted()
                .limit(settings.size())
                .toList();
    }

    /** Exactly these executions, whatever differs, but never the run itself; what differs is noted. */
    public Cohort pinned(RunFacts target, List<RunFacts> known, Set<RunKey> pinned) {
        List<RunKey> members = pinned.stream()
                .filter(key -> !key.equals(target.key()))
                .sorted()
                .toList();
        List<String> notes = new ArrayList<>(notes(target));
        long later =
                members.stream().filter(key -> key.compareTo(target.key()) > 0).count();
        if (later > 0) {
            notes.add(later + " of the " + members.size() + " pinned runs are later than this run");
        }
        known.stream()
                .filter(run -> members.contains(run.key()))
                .filter(run -> !differences(target, run).isEmpty())
                .map(run -> "pinned run " + run.key().runId() + " differs in "
                        + String.join("; ", differences(target, run)))
                .forEach(notes::add);
        return cohort(target, known, members, true, notes);
    }

    private Cohort cohort(
            RunFacts target, List<RunFacts> known, List<RunKey> members, boolean pinned, List<String> notes) {
        return new Cohort(
                key(target),
                pinned,
                members,
                known.size(),
                excluded(target, known, members, pinned ? "is not pinned" : "beyond the newest " + settings.size()),
                nearest(target, known, members),
                notes);
    }

    private SortedMap<String, String> key(RunFacts target) {
        SortedMap<String, String> key = new TreeMap<>();
        fields.forEach(field -> key.put(field.name(), field.show(target)));
        return key;
    }

    private List<String> notes(RunFacts target) {
        return fields.stream()
                .filter(field -> field.isUnknown(target))
                .map(field ->
                        field.name() + " is unknown in this run: compared only with runs in which it is unknown too")
                .toList();
    }

    private List<Cohort.Excluded> excluded(
            RunFacts target, List<RunFacts> known, List<RunKey> members, String otherwise) {
        Set<RunKey> in = Set.copyOf(members);
        return known.stream()
                .filter(run -> !run.key().equals(target.key()) && !in.contains(run.key()))
                .sorted(Comparator.comparing(RunFacts::key).reversed())
                .map(run -> new Cohort.Excluded(run.key(), whyNot(target, run).orElse(otherwise)))
                .toList();
    }

    private List<Cohort.Nearest> nearest(RunFacts target, List<RunFacts> known, List<RunKey> members) {
        if (members.size() >= BaselineSettings.FEWEST_FOR_SIGMA) {
            return List.of();
        }
        return known.stream()
                .filter(run -> run.key().compareTo(target.key()) < 0 && !members.contains(run.key()))
                .map(run -> new Cohort.Nearest(run.key(), differences(target, run)))
                .sorted(Comparator.comparingInt(
                                (Cohort.Nearest near) -> near.differs().size())
                        .thenComparing(Cohort.Nearest::run, Comparator.reverseOrder()))
                .limit(settings.nearest())
                .toList();
    }

    private Optional<String> whyNot(RunFacts target, RunFacts run) {
        if (run.key().equals(target.key())) {
            return Optional.of("is this run");
        }
        List<String> reasons = new ArrayList<>(differences(target, run));
        if (run.key().compareTo(target.key()) > 0) {
            reasons.add("is later than this run");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private List<String> differences(RunFacts target, RunFacts run) {
        return fields.stream()
                .filter(field -> !field.agrees(target, run))
                .map(field -> field.name() + " " + field.show(run) + ", this run " + field.show(target))
                .toList();
    }
}
