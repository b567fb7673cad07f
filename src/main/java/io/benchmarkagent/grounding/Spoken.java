package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a question names, read as the sentences of a report are.
 *
 * @param subjects services and nodes in the order in which they are named, in lower case
 * @param runs ids of runs, in lower case
 * @param amounts numbers, with their units
 * @param text the question as it was read: numbers as digits, without markup
 * @param rest the same with a {@code •} in place of everything that was understood
 */
public record Spoken(
        List<String> subjects,
        List<String> runs,
        List<Metric> metrics,
        List<Amount> amounts,
        String text,
        String rest) {

    /**
     * A metric as it was spoken of.
     *
     * @param words as they stand in the question
     * @param statistics none for any
     */
    public record Metric(String words, Set<String> ids, Set<Statistic> statistics) {
        /** Whether that metric may be meant. */
        public boolean mayBe(MetricSpec spec) {
            return ids.isEmpty() || !Collections.disjoint(ids, Metrics.ids(spec));
        }

        public boolean mayBe(Statistic statistic) {
            return statistics.isEmpty() || statistics.contains(statistic);
        }
    }

    /**
     * A number as it was spoken of, and where.
     *
     * @param words as they stand in the question
     */
    public record Amount(int start, int end, String words) {
        private Quantity quantity() {
            return Quantity.in(words).get(0);
        }

        /** Less than zero where a value is under it, zero where it is the same, more where it is over; empty where they are of two kinds. */
        public OptionalInt of(double value, Unit unit) {
            Dimension.Scale scale = Dimension.of(unit);
            return scale.dimension() == quantity().dimension()
                    ? OptionalInt.of(
                            Double.compare(value * scale.factor(), quantity().value()))
                    : OptionalInt.empty();
        }

        /** Whether it counts nothing: "1 %", "30 ms". */
        public boolean hasUnit() {
            return quantity().dimension() != Dimension.PLAIN;
        }

        public boolean isOfBytes() {
            return quantity().dimension() == Dimension.BYTES;
        }
    }

    /** The same without those words, which are read. */
    public Spoken without(int start, int end) {
        String gap = " ".repeat(end - start);
        return new Spoken(
                subjects,
                runs,
                metrics,
                amounts,
                text.substring(0, start) + gap + text.substring(end),
                rest.substring(0, start) + gap + rest.substring(end));
    }

    /** @param more subjects that may be named beside those of the findings */
    public static Spoken of(String question, Findings findings, Collection<String> more) {
        Line line = Line.of(question, Lexicon.of(findings, more));
        return new Spoken(
                line.all(Mention.Subject.class)
                        .map(Mention.Subject::name)
                        .distinct()
                        .toList(),
                line.all(Mention.Run.class).map(Mention.Run::id).distinct().toList(),
                line.all(Mention.Metric.class)
                        .map(m -> new Metric(line.text().substring(m.start(), m.end()), m.ids(), m.statistics()))
                        .toList(),
                line.all(Mention.Amount.class)
                        .map(m -> new Amount(m.start(), m.end(), line.text().substring(m.start(), m.end())))
                        .toList(),
                line.text(),
                line.rest());
    }
}
