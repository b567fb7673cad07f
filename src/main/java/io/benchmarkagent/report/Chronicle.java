package io.benchmarkagent.report;

import io.benchmarkagent.cause.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The timeline as rows of a table: metrics of a subject that leave, or come back, together are one row. */
final class Chronicle {
    private static final String DOES = ": ";

    private Chronicle() {}

    /** No rows where nothing happened but the load. */
    static List<View.Moment> rows(List<Moment> timeline, Times times) {
        return timeline.stream().allMatch(m -> m.kind() == Moment.Kind.LOAD)
                ? List.of()
                : together(timeline).stream().map(group -> row(group, times)).toList();
    }

    private static List<List<Moment>> together(List<Moment> timeline) {
        List<List<Moment>> groups = new ArrayList<>();
        for (Moment moment : timeline) {
            if (groups.isEmpty() || !isAlike(groups.get(groups.size() - 1).get(0), moment)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(moment);
        }
        return groups;
    }

    private static boolean isAlike(Moment one, Moment next) {
        return isOfMetric(one)
                && one.kind() == next.kind()
                && one.time().equals(next.time())
                && one.uncertaintySeconds() == next.uncertaintySeconds()
                && one.subject().equals(next.subject())
                && does(one).equals(does(next));
    }

    private static boolean isOfMetric(Moment moment) {
        boolean metric = moment.kind() == Moment.Kind.ONSET || moment.kind() == Moment.Kind.END;
        return metric && moment.what().contains(DOES);
    }

    private static String does(Moment moment) {
        return moment.what().substring(Math.max(0, moment.what().lastIndexOf(DOES)));
    }

    private static View.Moment row(List<Moment> group, Times times) {
        Moment first = group.get(0);
        return new View.Moment(
                times.time(first.time())
                        + first.until().map(until -> " – " + times.time(until)).orElse(""),
                Times.uncertainty(first.uncertaintySeconds()),
                subject(first),
                first.kind().word(),
                Inert.sentence(group.size() == 1 ? first.what() : metrics(group) + does(first)));
    }

    private static String subject(Moment moment) {
        return moment.kind() == Moment.Kind.LOAD ? "load" : Inert.name(moment.subject());
    }

    private static String metrics(List<Moment> group) {
        List<String> metrics = group.stream()
                .map(m -> m.what().substring(0, m.what().length() - does(m).length()))
                .distinct()
                .toList();
        int last = metrics.size() - 1;
        return last == 0
                ? metrics.get(0)
                : metrics.stream().limit(last).collect(Collectors.joining(", ")) + " and " + metrics.get(last);
    }
}
