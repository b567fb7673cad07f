package io.benchmarkagent.run;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the series that answered one query were over a run's steady state, in a few numbers for each subject.
 *
 * @param promql as it was asked, its rate window filled in; empty where an answer was made by hand and nobody knows
 * @param values by subject; only of series that are whole
 * @param partial the subjects of the others, which are in no baseline
 */
public record QueryFigures(
        String id,
        String promql,
        long stepSeconds,
        SeriesShape shape,
        SortedMap<String, SortedMap<Statistic, Double>> values,
        SortedSet<String> partial) {
    /** What more there is, nobody reads; a server decides how many there are. */
    public static final int MOST_SUBJECTS = 1000;

    public QueryFigures {
        SortedMap<String, SortedMap<Statistic, Double>> copy = new TreeMap<>();
        values.forEach(
                (subject, figures) -> copy.put(subject, Collections.unmodifiableSortedMap(new TreeMap<>(figures))));
        values = Collections.unmodifiableSortedMap(copy);
        partial = Collections.unmodifiableSortedSet(new TreeSet<>(partial));
    }

    /** Whether both were made by the same query at the same step, so that their figures are of one quantity. */
    public boolean isAlike(QueryFigures other) {
        return id.equals(other.id)
                && promql.equals(other.promql)
                && stepSeconds == other.stepSeconds
                && shape.equals(other.shape);
    }

    /** Those of which anything was seen, whole or not. */
    public Stream<String> subjects() {
        return Stream.concat(values.keySet().stream(), partial.stream());
    }

    /** Whether anything was seen of a subject, whole or not. */
    public boolean saw(String subject) {
        return values.containsKey(subject) || partial.contains(subject);
    }

    /** Whether there were more subjects than are taken. */
    public boolean isCut() {
        return values.size() + partial.size() >= MOST_SUBJECTS;
    }

    public Stream<Measurement> measurements() {
        return values.entrySet().stream().flatMap(subject -> subject.getValue().entrySet().stream()
                .map(figure -> measurement(subject.getKey(), figure)));
    }

    private Measurement measurement(String subject, Map.Entry<Statistic, Double> figure) {
        return new Measurement(
                new MetricKey(shape.scope(), subject, shape.metric(), figure.getKey()),
                shape.unit(),
                figure.getValue(),
                Instrument.SERIES);
    }
}
