package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.report.Chart;
import java.util.List;
import java.util.Optional;

/**
 * What a question got.
 *
 * @param response in words, as Markdown
 * @param recommendations what the rules propose, in words
 * @param chart what of it can be drawn
 */
public record Answer(
        Outcome outcome,
        String response,
        List<Table> tables,
        Confidence confidence,
        List<Source> sources,
        List<String> recommendations,
        Cost cost,
        Resolved resolved,
        Optional<Chart> chart) {
    public Answer {
        tables = List.copyOf(tables);
        sources = List.copyOf(sources);
        recommendations = List.copyOf(recommendations);
    }

    public Answer(
            Outcome outcome,
            String response,
            List<Table> tables,
            Confidence confidence,
            List<Source> sources,
            List<String> recommendations,
            Cost cost,
            Resolved resolved) {
        this(outcome, response, tables, confidence, sources, recommendations, cost, resolved, Optional.empty());
    }

    /** The same with another paragraph. */
    public Answer noted(String note) {
        return new Answer(
                outcome, response + "\n\n" + note, tables, confidence, sources, recommendations, cost, resolved, chart);
    }

    /** Whether it says what was asked. */
    public enum Outcome {
        ANSWERED,
        /** It was understood, and nobody measured it. */
        NO_DATA,
        /** It could not be looked up. */
        FAILED,
        /** It is out of reach, or not understood as a whole. */
        DECLINED
    }

    /**
     * What a model took to answer.
     *
     * @param usd negative where the model has no price
     */
    public record Cost(String model, int calls, long tokens, double usd) {
        public static final Cost NONE = new Cost("", 0, 0, 0);

        /** Both together; what has no price has none in a sum either. */
        public Cost and(Cost more) {
            return new Cost(
                    more.model().isEmpty() ? model : more.model(),
                    calls + more.calls(),
                    tokens + more.tokens(),
                    usd < 0 || more.usd() < 0 ? -1 : usd + more.usd());
        }
    }
}
