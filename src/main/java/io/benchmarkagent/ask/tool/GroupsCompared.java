package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.comparison.ComparedMetric;
import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.pipeline.GroupChoice;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.report.ComparisonView;
import io.benchmarkagent.report.ComparisonWords;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "Compare Intel and AMD": two groups of runs held against each other under the loads that both have. */
public final class GroupsCompared implements Tool {
    private static final int SHOWN = 15;
    private static final int LEADING = 3;
    private static final int LONGEST = 160;
    private static final int NOTES = 6;

    @Override
    public String name() {
        return "groups_compared";
    }

    @Override
    public String purpose() {
        return "Two groups of runs compared, each a run id or a selector such as cpu_vendor=amd: ratios, intervals and what they say.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.GROUPS, Slot.METRIC, Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Source source = Source.archive("benchmark-agent compare " + String.join(" ", wanted.groups()));
        GroupChoice.Choice choice = new GroupChoice(desk.archive(), desk.zone()).of(wanted.groups());
        if (choice instanceof GroupChoice.Choice.Refused refused) {
            return new Found.Failed(refused.line(), List.of(source));
        }
        GroupChoice.Choice.Chosen chosen = (GroupChoice.Choice.Chosen) choice;
        Group first = chosen.groups().get(0);
        Group second = chosen.groups().get(1);
        GroupComparison all = desk.comparing().compare(first, second);
        GroupComparison asked = asked(all, wanted);
        if (asked.metrics().isEmpty()) {
            return new Found.Nothing(
                    all.loads().isEmpty() || wanted.metric().isEmpty()
                            ? ComparisonWords.headline(all)
                            : "Nobody measured that metric in both groups.",
                    List.of(source));
        }
        return data(
                asked,
                ComparisonWords.of(asked),
                first.runs().size() + second.runs().size(),
                chosen,
                source);
    }

    private static Found data(
            GroupComparison asked, ComparisonView view, int runs, GroupChoice.Choice.Chosen chosen, Source source) {
        int compared = asked.first().runs().size() + asked.second().runs().size();
        int all = runs + chosen.unreadable().size();
        return new Found.Data(
                        ComparisonWords.lead(asked, LONGEST) + ".\n\n" + view.tally() + "\n\n- "
                                + ComparisonWords.groups(asked) + single(view) + ofWhat(asked) + notes(view)
                                + unreadable(chosen),
                        new Table(
                                List.of(
                                        "SUBJECT",
                                        "METRIC",
                                        view.first(),
                                        view.second(),
                                        "RATIO",
                                        "95 %",
                                        "WHAT IT SAYS"),
                                view.rows().stream()
                                        .limit(SHOWN)
                                        .map(GroupsCompared::row)
                                        .toList(),
                                Math.max(0, view.rows().size() - SHOWN)),
                        new Confidence(
                                (double) compared / all,
                                compared + " of " + all + " runs were under a load that both have"),
                        source)
                .drawn(new Chart.OfGroups(asked));
    }

    /** Once, and not in every row. */
    private static String single(ComparisonView view) {
        return view.rows().stream().anyMatch(row -> row.answer().endsWith(ComparisonWords.SINGLE))
                ? "\n- what differs in a single run: whether by chance, nobody can tell"
                : "";
    }

    private static String ofWhat(GroupComparison asked) {
        return asked.metrics().stream()
                        .anyMatch(one -> MetricCatalogue.isOfOneCore(
                                one.key().scope(), one.key().metric()))
                ? "\n- CPU is in percent of one core"
                : "";
    }

    private static String notes(ComparisonView view) {
        StringBuilder notes = new StringBuilder();
        view.notes().stream().limit(NOTES).forEach(note -> notes.append("\n- ").append(note));
        int more = view.notes().size() - NOTES;
        return notes + (more > 0 ? "\n- and " + more + " more such lines" : "");
    }

    private static String unreadable(GroupChoice.Choice.Chosen chosen) {
        return chosen.unreadable().isEmpty()
                ? ""
                : "\n- could not be read: " + chosen.unreadable().size() + " of the runs";
    }

    /** Of the metric and the services that are asked for; where no service is named of the cluster, if that has the metric. */
    private static GroupComparison asked(GroupComparison all, Wanted wanted) {
        if (wanted.metric().isEmpty() && wanted.subjects().isEmpty()) {
            return all;
        }
        List<ComparedMetric> named =
                all.metrics().stream().filter(one -> isAsked(one, wanted)).toList();
        List<ComparedMetric> whole =
                named.stream().filter(one -> one.key().scope() == Scope.CLUSTER).toList();
        List<ComparedMetric> metrics = wanted.subjects().isEmpty() && !whole.isEmpty() ? whole : named;
        return new GroupComparison(
                all.first(),
                all.second(),
                all.loads(),
                all.leftOut(),
                metrics,
                leading(all, metrics),
                0,
                0,
                all.prices(),
                all.withoutPrice());
    }

    /** What leads anyhow, where it was asked for; then what differs, the tail of a latency before its mean. */
    private static List<ComparedMetric> leading(GroupComparison all, List<ComparedMetric> metrics) {
        return metrics.stream()
                .sorted(Comparator.comparing(
                                (ComparedMetric one) -> !all.leading().contains(one))
                        .thenComparing(ComparedMetric::answer)
                        .thenComparing(one -> one.key().statistic() != Statistic.P95))
                .limit(LEADING)
                .toList();
    }

    private static boolean isAsked(ComparedMetric one, Wanted wanted) {
        String subject = Labels.subject(one.key().scope(), one.key().subject()).toLowerCase(Locale.ROOT);
        boolean whose = wanted.subjects().isEmpty() || wanted.subjects().contains(subject);
        return whose
                && wanted.metric()
                        .map(metric -> metric.mayBe(one.spec())
                                && metric.mayBe(one.key().statistic()))
                        .orElse(true);
    }

    private static List<String> row(ComparisonView.Row row) {
        return List.of(
                row.subject(),
                row.metric(),
                row.first(),
                row.second(),
                row.effect(),
                row.interval(),
                row.answer().replace(ComparisonWords.SINGLE, ""));
    }
}
