package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Earlier executions that are like for like: same machines, same load, about the same duration. Never widened to find more. */
public final class CohortChooser {
    /** Of so many of the newest that are left out it is said why; the rest are counted. */
    static final int EXPLAINED = 50;

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

    /** The comparable executions among {@code known} that are earlier than {@code target}, without those that cannot be read. */
    public Cohort earlierThan(RunFacts target, LikeForLike known, Set<RunKey> unreadable) {
        return cohort(target, known, unreadable, members(target, known, unreadable), false, notes(target));
    }

    /** Its members, oldest first, without why others are none. */
    public List<RunKey> members(RunFacts target, LikeForLike known, Set<RunKey> unreadable) {
        return known.newestEarlier(target)
                .filter(key -> !unreadable.contains(key))
                .limit(settings.size())
                .sorted()
                .toList();
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
    public Cohort pinned(RunFacts target, LikeForLike known, Set<RunKey> unreadable, Set<RunKey> pinned) {
        List<RunKey> members = pinned.stream()
                .filter(key -> !key.equals(target.key()) && !unreadable.contains(key))
                .sorted()
                .toList();
        List<String> notes = new ArrayList<>(notes(target));
        long later =
                members.stream().filter(key -> key.compareTo(target.key()) > 0).count();
        if (later > 0) {
            notes.add(later + " of the " + members.size() + " pinned runs are later than this run");
        }
        known.all().stream()
                .filter(run -> members.contains(run.key()))
                .filter(run -> !differences(target, run).isEmpty())
                .map(run -> "pinned run " + run.key().runId() + " differs in "
                        + String.join("; ", differences(target, run)))
                .forEach(notes::add);
        return cohort(target, known, unreadable, members, true, notes);
    }

    private Cohort cohort(
            RunFacts target,
            LikeForLike known,
            Set<RunKey> unreadable,
            List<RunKey> members,
            boolean pinned,
            List<String> notes) {
        int readable = known.all().size() - unreadable.size();
        Set<RunKey> in = new HashSet<>(members);
        in.add(target.key());
        return new Cohort(
                key(target),
                pinned,
                members,
                readable,
                known.newestFirst()
                        .filter(run -> !in.contains(run.key()) && !unreadable.contains(run.key()))
                        .limit(EXPLAINED)
                        .map(run -> excluded(target, run, pinned))
                        .toList(),
                readable - members.size() - (known.holds(target.key()) ? 1 : 0),
                nearest(target, known, unreadable, members),
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

    private Cohort.Excluded excluded(RunFacts target, RunFacts run, boolean pinned) {
        return new Cohort.Excluded(
                run.key(),
                whyNot(target, run).orElse(pinned ? "is not pinned" : "beyond the newest " + settings.size()));
    }

    private List<Cohort.Nearest> nearest(
            RunFacts target, LikeForLike known, Set<RunKey> unreadable, List<RunKey> members) {
        if (members.size() >= BaselineSettings.FEWEST_FOR_SIGMA) {
            return List.of();
        }
        return known.all().stream()
                .filter(run -> run.key().compareTo(target.key()) < 0
                        && !members.contains(run.key())
                        && !unreadable.contains(run.key()))
                .map(run -> new Cohort.Nearest(run.key(), differences(target, run)))
                .sorted(Comparator.comparingInt(
                                (Cohort.Nearest near) -> near.differs().size())
                        .thenComparing(Cohort.Nearest::run, Comparator.reverseOrder()))
                .limit(settings.nearest())
                .toList();
    }

    private Optional<String> whyNot(RunFacts target, RunFacts run) {
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
