package io.benchmarkagent.llm.audit;

import io.benchmarkagent.llm.spend.Usage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Sums over events: altogether, by day (the newest first), by command and by model (the dearest first). */
public record Costs(Row total, List<Row> days, List<Row> commands, List<Row> models) {
    private static final int FEWEST_OTHER_DAYS = 5;
    private static final double NORMAL = 1.4826;
    private static final double SIGMAS = 3;
    private static final double TIMES = 2;

    public Costs {
        days = List.copyOf(days);
        commands = List.copyOf(commands);
        models = List.copyOf(models);
    }

    /**
     * One sum.
     *
     * @param calls that reached a server
     * @param refused that were not made, or reached none
     * @param unpriced calls of models without a price; they are not in {@code usd}
     * @param isUnusual of a day: far beyond the other days
     */
    public record Row(
            String name,
            long calls,
            long cached,
            long refused,
            long failed,
            Usage usage,
            double usd,
            long unpriced,
            boolean isUnusual) {

        static Row of(String name, List<Event> events) {
            return new Row(
                    name,
                    count(events, Event.Outcome.ANSWERED) + count(events, Event.Outcome.FAILED),
                    count(events, Event.Outcome.CACHED),
                    count(events, Event.Outcome.REFUSED),
                    count(events, Event.Outcome.FAILED),
                    new Usage(
                            events.stream()
                                    .mapToLong(event -> event.usage().in())
                                    .sum(),
                            events.stream()
                                    .mapToLong(event -> event.usage().out())
                                    .sum()),
                    events.stream().mapToDouble(event -> event.usd().orElse(0)).sum(),
                    events.stream().filter(Row::isUnpriced).count(),
                    false);
        }

        /** Who asked nobody owes nobody. */
        private static boolean isUnpriced(Event event) {
            boolean called = event.outcome() == Event.Outcome.ANSWERED || event.outcome() == Event.Outcome.FAILED;
            return called && event.usd().isEmpty();
        }

        Row unusual() {
            return new Row(name, calls, cached, refused, failed, usage, usd, unpriced, true);
        }

        private static long count(List<Event> events, Event.Outcome outcome) {
            return events.stream().filter(event -> event.outcome() == outcome).count();
        }
    }

    public static Costs of(List<Event> all) {
        List<Event> events = all.stream().filter(Event::isOfAModel).toList();
        Comparator<Row> dearest = Comparator.comparingDouble(Row::usd)
                .thenComparing(row -> row.usage().total())
                .reversed();
        return new Costs(
                Row.of("total", events),
                marked(rows(
                        events,
                        event -> day(event).toString(),
                        Comparator.comparing(Row::name).reversed())),
                rows(events, Event::command, dearest.thenComparing(Row::name)),
                rows(events, Event::model, dearest.thenComparing(Row::name)));
    }

    private static LocalDate day(Event event) {
        return event.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<Row> rows(List<Event> events, Function<Event, String> by, Comparator<Row> order) {
        Map<String, List<Event>> groups =
                events.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> Row.of(group.getKey(), group.getValue()))
                .sorted(order)
                .toList();
    }

    private static List<Row> marked(List<Row> days) {
        return days.stream()
                .map(day -> isUnusual(day, days) ? day.unusual() : day)
                .toList();
    }

    /** Against the other days on which a model was used: three robust sigmas above their median, and twice it at least. */
    private static boolean isUnusual(Row day, List<Row> all) {
        List<Row> others = new ArrayList<>(all);
        others.remove(day);
        return others.size() >= FEWEST_OTHER_DAYS
                && (isFarBeyond(day, others, Row::usd)
                        || isFarBeyond(day, others, row -> row.usage().total()));
    }

    private static boolean isFarBeyond(Row day, List<Row> others, ToDoubleFunction<Row> figure) {
        double[] values = others.stream().mapToDouble(figure).toArray();
        double median = median(values);
        double[] away = others.stream()
                .mapToDouble(row -> Math.abs(figure.applyAsDouble(row) - median))
                .toArray();
        double beyond = Math.max(median + SIGMAS * NORMAL * median(away), TIMES * median);
        return figure.applyAsDouble(day) > beyond && figure.applyAsDouble(day) > 0;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
