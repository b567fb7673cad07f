package io.benchmarkagent.pipeline;

import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.comparison.Selector;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The groups of runs that run ids and selectors mean, read whole, or one line that says why not. */
public final class GroupChoice {
    private final RunArchive archive;
    private final ZoneId zone;
    private final List<String> unreadable = new ArrayList<>();

    public GroupChoice(RunArchive archive, ZoneId zone) {
        this.archive = archive;
        this.zone = zone;
    }

    /** The groups in the order they were given, or a refusal. */
    public sealed interface Choice {
        /** @param unreadable a line for each selected run that could not be read */
        record Chosen(List<Group> groups, List<String> unreadable) implements Choice {}

        record Refused(String line) implements Choice {}
    }

    /** What cannot be chosen; its message is the line to show. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String line) {
            super(line);
        }
    }

    /** @param wanted a run id, {@code ID@TIME} or {@code key=value,…} each */
    public Choice of(List<String> wanted) {
        try {
            List<Group> groups = new ArrayList<>();
            for (String one : wanted) {
                groups.add(group(one));
            }
            for (int i = 1; i < groups.size(); i++) {
                refuseShared(groups.get(0), groups.get(i), wanted.get(0), wanted.get(i));
            }
            return new Choice.Chosen(groups, List.copyOf(unreadable));
        } catch (Refusal | IllegalArgumentException refusal) {
            return new Choice.Refused(String.valueOf(refusal.getMessage()));
        }
    }

    /** An id may hold an equals sign; a run of that id is then what is meant. */
    private Group group(String wanted) throws Refusal {
        return wanted.contains("=") && archive.latest(wanted).isEmpty() ? selected(wanted) : single(wanted);
    }

    private Group single(String wanted) throws Refusal {
        RunChoice.Choice choice = new RunChoice(archive, zone).of(Optional.of(wanted));
        if (choice instanceof RunChoice.Choice.None none) {
            throw new Refusal(none.line());
        }
        ArchivedRun run = ((RunChoice.Choice.Found) choice).run();
        Reading reading = archive.read(run);
        if (reading instanceof Reading.Failed failed) {
            throw new Refusal(failed.unreadable().line());
        }
        return new Group(wanted, List.of(((Reading.Whole) reading).run()));
    }

    private Group selected(String wanted) throws Refusal {
        Selector selector = Selector.of(wanted);
        List<ArchivedRun> selected = archive.runs().stream()
                .filter(run -> selector.selects(run.facts()))
                .toList();
        if (selected.isEmpty()) {
            throw new Refusal("no run is '" + wanted + "'; there are " + selector.choices(facts()));
        }
        return new Group(selector.name(), whole(selected, wanted));
    }

    private List<Run> whole(List<ArchivedRun> selected, String wanted) throws Refusal {
        List<Run> whole = new ArrayList<>();
        List<UnreadableRun> failed = new ArrayList<>();
        for (ArchivedRun run : selected) {
            Reading reading = archive.read(run);
            if (reading instanceof Reading.Whole read) {
                whole.add(read.run());
            } else {
                failed.add(((Reading.Failed) reading).unreadable());
            }
        }
        if (whole.isEmpty()) {
            throw new Refusal(
                    "no run of '" + wanted + "' can be read: " + failed.get(0).line());
        }
        failed.forEach(one -> unreadable.add(one.line()));
        return whole;
    }

    private List<RunFacts> facts() {
        return archive.runs().stream().map(ArchivedRun::facts).toList();
    }

    private void refuseShared(Group first, Group other, String firstWanted, String otherWanted) throws Refusal {
        List<RunKey> shared =
                first.keys().stream().filter(other.keys()::contains).toList();
        if (!shared.isEmpty()) {
            RunKey one = shared.get(0);
            throw new Refusal("'" + firstWanted + "' and '" + otherWanted + "' share " + shared.size()
                    + (shared.size() == 1 ? " run, " : " runs, such as ")
                    + ListedRun.name(one, archive.isLatest(one), zone) + "; give groups that share none");
        }
    }
}
