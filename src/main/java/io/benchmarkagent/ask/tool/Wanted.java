package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a tool is asked for, resolved by code.
 *
 * @param look at the run that is meant
 * @param subjects services and nodes, in lower case; none for all, or for the cluster
 * @param least in place of most
 * @param groups run ids or selectors
 * @param expression in PromQL, a part of a name, or a bound such as "over 100 MiB"
 */
public record Wanted(
        Look look,
        List<String> subjects,
        Optional<Spoken.Metric> metric,
        boolean least,
        OptionalInt count,
        Optional<Span> span,
        List<String> groups,
        Optional<String> expression) {
    public Wanted {
        subjects = List.copyOf(subjects);
        groups = List.copyOf(groups);
    }

    /** Of a run as a whole. */
    public static Wanted of(Look look) {
        return new Wanted(
                look,
                List.of(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same of another run. */
    Wanted at(Look other) {
        return new Wanted(other, subjects, metric, least, count, span, groups, expression);
    }

    public Wanted about(List<String> others) {
        return new Wanted(look, others, metric, least, count, span, groups, expression);
    }

    public Wanted measuring(Spoken.Metric other) {
        return new Wanted(look, subjects, Optional.of(other), least, count, span, groups, expression);
    }

    public Wanted ordered(boolean leastFirst, OptionalInt most) {
        return new Wanted(look, subjects, metric, leastFirst, most, span, groups, expression);
    }

    public Wanted during(Span other) {
        return new Wanted(look, subjects, metric, least, count, Optional.of(other), groups, expression);
    }

    public Wanted among(List<String> others) {
        return new Wanted(look, subjects, metric, least, count, span, others, expression);
    }

    public Wanted asking(String promql) {
        return new Wanted(look, subjects, metric, least, count, span, groups, Optional.of(promql));
    }

    /** "cluster" where none is named. */
    String subject() {
        return subjects.isEmpty() ? "cluster" : subjects.get(0);
    }

    /** What {@link Tool#takes} promised to be there. */
    Spoken.Metric ofMetric() {
        return metric.orElseThrow(
                () -> new IllegalArgumentException("no metric is given; name one such as cpu, memory or latency"));
    }
}
