package io.benchmarkagent.comparison;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.PriceTable;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds a group of runs against another, metric by metric, under the loads that both have. */
public final class Comparing {
    private final MetricCatalogue catalogue;
    private final PriceTable prices;
    private final BaselineSettings settings;

    public Comparing(MetricCatalogue catalogue, PriceTable prices, BaselineSettings settings) {
        this.catalogue = catalogue.with(Quantities.SPECS);
        this.prices = prices;
        this.settings = settings;
    }

    public GroupComparison compare(Group first, Group second) {
        Loads loads = Loads.of(first, second, settings.durationTolerance());
        Group left = loads.first(first);
        Group right = loads.second(second);
        Table table = table(loads.shared());
        List<ComparedMetric> metrics = Answers.of(table.estimated());
        SortedSet<String> types = new TreeSet<>(left.machineTypes());
        types.addAll(right.machineTypes());
        List<MachinePrice> known =
                types.stream().map(prices::of).flatMap(Optional::stream).toList();
        return new GroupComparison(
                left,
                right,
                loads.shared(),
                loads.leftOut(),
                metrics,
                Leading.of(metrics),
                table.notCollected(),
                table.inOneOnly(),
                known,
                types.stream().filter(type -> prices.of(type).isEmpty()).toList());
    }

    private record Table(List<Answers.Estimated> estimated, int notCollected, int inOneOnly) {}

    /** The values of one metric, load by load. */
    private record Column(Unit unit, List<Layer> layers) {
        List<Layer> complete() {
            return layers.stream().filter(Layer::hasBoth).toList();
        }

        boolean isCollected() {
            return layers.stream()
                    .flatMap(layer -> Stream.concat(layer.first().stream(), layer.second().stream()))
                    .anyMatch(value -> value != 0);
        }
    }

    private Table table(List<SharedLoad> loads) {
        List<Answers.Estimated> estimated = new ArrayList<>();
        int notCollected = 0;
        int inOneOnly = 0;
        for (Map.Entry<MetricKey, Column> one : columns(loads).entrySet()) {
            Column column = one.getValue();
            if (!column.isCollected()) {
                notCollected++;
            } else if (column.complete().isEmpty()) {
                inOneOnly++;
            } else {
                MetricKey key = one.getKey();
                Estimate estimate = Estimate.of(column.complete());
                estimated.add(new Answers.Estimated(key, catalogue.spec(key.metric()), column.unit(), estimate));
            }
        }
        return new Table(estimated, notCollected, inOneOnly);
    }

    private SortedMap<MetricKey, Column> columns(List<SharedLoad> loads) {
        Quantities quantities = new Quantities(prices, hasServices(loads));
        SortedMap<MetricKey, Column> columns = new TreeMap<>();
        for (SharedLoad load : loads) {
            SortedMap<MetricKey, List<Measurement>> first = values(quantities, load.first());
            SortedMap<MetricKey, List<Measurement>> second = values(quantities, load.second());
            SortedSet<MetricKey> keys = new TreeSet<>(first.keySet());
            keys.addAll(second.keySet());
            keys.forEach(
                    key -> add(columns, key, first.getOrDefault(key, List.of()), second.getOrDefault(key, List.of())));
        }
        return columns;
    }

    private static void add(
            SortedMap<MetricKey, Column> columns, MetricKey key, List<Measurement> first, List<Measurement> second) {
        Unit unit = Stream.concat(first.stream(), second.stream())
                .findFirst()
                .orElseThrow()
                .unit();
        columns.computeIfAbsent(key, missing -> new Column(unit, new ArrayList<>()))
                .layers()
                .add(new Layer(numbers(first), numbers(second)));
    }

    private static SortedMap<MetricKey, List<Measurement>> values(Quantities quantities, List<Run> runs) {
        SortedMap<MetricKey, List<Measurement>> values = new TreeMap<>();
        runs.forEach(
                run -> quantities.of(run).forEach((key, one) -> values.computeIfAbsent(key, first -> new ArrayList<>())
                        .add(one)));
        return values;
    }

    private static List<Double> numbers(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::value).toList();
    }

    private static boolean hasServices(List<SharedLoad> loads) {
        return loads.stream()
                .flatMap(load -> Stream.concat(load.first().stream(), load.second().stream()))
                .flatMap(run -> run.measurements().stream())
                .anyMatch(m -> m.key().scope() == Scope.SERVICE);
    }
}
