package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.RunMetric;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "What was the CPU usage in the last benchmark?", of the cluster or of one service. */
final class AsksMetric implements Intent {
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:why|who|which|compare[ds]?|than|versus|vs|limits?|(?:cpu|memory|resource) requests?|most|least|highest|lowest|top|depends?|history|trend|over time|caused?|each|every|all|slower|faster|busier|slowest|fastest|busiest|should|will|would|per)\\b|^\\W*(?:(?:and|so|but) )?(?:is|was|are|were) (?!there\\b)[^ ]+ (?:the|because of|due to) ");

    /** Of several, or of whichever: one figure is of one. */
    private static final Pattern OF_RUNS = Pattern.compile(
            "(?i)\\brun (?:by|to|after|for) run\\b|\\b(?:runs|benchmarks|executions|tests)\\b|\\b(?:any|some|another|other) (?:run|benchmark|execution|test)\\b");

    static final Words WORDS = Words.of(
            "usage use uses used using utilization utilisation consumption consume consumes consumed consuming need needs needed spend"
                    + " spent take took value figure high low big large report reported look like during whole throughout about any quickly");

    @Override
    public List<String> examples() {
        return List.of(
                "What was the CPU usage in the last benchmark?",
                "How much memory did frontend use?",
                "What is the p95 latency of checkoutservice in the latest run?",
                "Show me the error rate of the last run",
                "How high was the request rate?",
                "cpu of cartservice",
                "How fast is frontend?",
                "Were there any errors?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.spoken().metrics().size() == 1
                && heard.subjects().size() <= 1
                && heard.span().isEmpty()
                && !heard.says(ANOTHER)
                && !heard.says(OF_RUNS)
                && !Implied.isAnotherExtreme(heard)
                && !(heard.subjects().contains("nodes") && heard.says(AsksNodes.CAPACITY))
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new RunMetric();
    }

    @Override
    public Wanted wanted(Heard heard) {
        return Wanted.of(heard.look())
                .about(heard.subjects())
                .measuring(heard.spoken().metrics().get(0));
    }
}
