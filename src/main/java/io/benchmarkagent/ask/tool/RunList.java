package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.comparison.Selector;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.ArchivedRun;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** "Which runs were on AMD last week?": what the archive holds, the newest first. */
public final class RunList implements Tool {
    private static final int SHOWN = 20;
    private static final int MOST = 100;
    private static final List<String> HEAD = List.of("RUN", "TIME", "CLOUD", "MACHINE", "CPU", "USERS", "DURATION");

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String purpose() {
        return "Runs of the archive, newest first: all, those under load in a time span, or those of a selector such as cpu_vendor=amd.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SPAN, Slot.GROUPS, Slot.COUNT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        List<ArchivedRun> runs;
        try {
            runs = selected(wanted, desk);
        } catch (IllegalArgumentException wrong) {
            return new Found.Failed(String.valueOf(wrong.getMessage()), List.of(source(desk)));
        }
        if (runs.isEmpty()) {
            return new Found.Nothing(none(wanted, desk), List.of(source(desk)));
        }
        List<ArchivedRun> shown = runs.stream()
                .limit(Math.min(MOST, wanted.count().orElse(SHOWN)))
                .toList();
        return new Found.Data(
                sentence(wanted, runs, desk),
                new Table(HEAD, shown.stream().map(run -> row(run, desk)).toList(), runs.size() - shown.size()),
                confidence(desk),
                source(desk));
    }

    static Source source(Desk desk) {
        return Source.archive("the headers of its " + desk.archive().runs().size() + " runs");
    }

    private static List<ArchivedRun> selected(Wanted wanted, Desk desk) {
        List<Selector> selectors = wanted.groups().stream().map(Selector::of).toList();
        return wanted.span().map(desk::covering).orElseGet(() -> newestFirst(desk)).stream()
                .filter(run -> selectors.stream().allMatch(selector -> selector.selects(run.facts())))
                .toList();
    }

    private static List<ArchivedRun> newestFirst(Desk desk) {
        return desk.archive().runs().stream()
                .sorted(Comparator.comparing((ArchivedRun run) -> run.facts().key())
                        .reversed())
                .toList();
    }

    private static Confidence confidence(Desk desk) {
        int readable = desk.archive().runs().size();
        int unreadable = desk.archive().unreadable().size();
        return new Confidence(
                (double) readable / (readable + unreadable),
                unreadable == 0
                        ? "every run file of the archive could be read"
                        : unreadable + " files of the archive could not be read");
    }

    private static String none(Wanted wanted, Desk desk) {
        String which = which(wanted);
        return wanted.span()
                .map(span -> which.isEmpty()
                        ? Moments.uncovered(span, desk)
                        : "No archived run" + which + " covers " + Moments.of(span, desk.zone()) + ".")
                .orElse("The archive holds no run" + which + ".");
    }

    private static String sentence(Wanted wanted, List<ArchivedRun> runs, Desk desk) {
        ArchivedRun newest = runs.get(0);
        boolean some = wanted.count().isPresent() && wanted.count().getAsInt() < runs.size();
        return "The archive holds " + runs.size() + (runs.size() == 1 ? " run" : " runs") + which(wanted)
                + wanted.span()
                        .map(span -> " " + Moments.from(span, desk.zone()))
                        .orElse("")
                + (some ? ", of which the newest " + wanted.count().getAsInt() + " are listed" : "") + "; "
                + (runs.size() == 1 ? "it" : "the newest") + " is " + desk.name(newest) + " of "
                + Moments.of(newest.facts(), desk) + ".";
    }

    private static String which(Wanted wanted) {
        return wanted.groups().isEmpty()
                ? ""
                : wanted.groups().stream()
                        .map(group -> Selector.of(group).name())
                        .collect(Collectors.joining(", ", " on ", ""));
    }

    private static List<String> row(ArchivedRun run, Desk desk) {
        RunFacts facts = run.facts();
        return List.of(
                desk.name(run),
                Moments.of(facts, desk),
                word(facts.cloud()),
                word(facts.nodePool().machineType()),
                word(facts.nodePool().cpuVendor()),
                number(facts.load().users(), ""),
                number(facts.load().durationSeconds(), " s"));
    }

    private static String word(Optional<String> word) {
        return word.orElse("");
    }

    private static String number(OptionalDouble number, String unit) {
        return number.isPresent()
                ? BigDecimal.valueOf(number.getAsDouble()).stripTrailingZeros().toPlainString() + unit
                : "";
    }
}
