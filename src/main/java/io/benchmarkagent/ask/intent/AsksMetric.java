package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.tool.RunMetric;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "What was the CPU usage in the last benchmark?", of the cluster or of one service. */
final class AsksMetric implements Intent {
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:why|who|which|compare[ds]?|than|versus|vs|limits?|(?:cpu|memory|resource) requests?|most|least|highest|lowest|top|depends?|history|trend|over time|caused?|each|every|all|slower|faster|busier|slowest|fastest|busiest|should|will|would|per)\\b|^\\W*(?:(?:and|so|but) )?(?:is|was|are|were) (?!there\\b)[^ ]+ (?:the|because of|due to) ");

    /** Of several, or of whichever: one figure is of one. */
    private static final Pattern OF_RUNS = Pattern.compile(
            "(?i)\\brun[ -](?:by|to|after|for)[ -]run\\b|\\b(?:runs|benchmarks|executions|tests)\\b|\\b(?:any|some|another|other) (?:run|benchmark|execution|test)\\b");

    static final Words WORDS = Words.of(
            "usage use uses used using utilization utilisation consumption consume consumes consumed consuming need needs needed spend"
                    + " spent take took value figure high low big large report reported look like during whole throughout about any quickly");

    /** What was expected each answer tells, and by how much it is off. */
    private static final Pattern AGAINST_USUAL = Pattern.compile(
            "(?i)\\b(?<usual>(?:(?:above|below|over|under|within|outside(?: of)?|against|compared (?:to|with)|(?:higher|lower|more|less|other) than) (?:the |its |what is )?)"
                    + "(?:normal|usual|expected|baseline|typical)(?: (?:range|value|level|figure))?)\\b");

    private static final Pattern PARTED = Pattern.compile("[,;:/&+]");

    private static final Words OR_USUAL =
            WORDS.and("normal normally usual usually expected typical typically unusual unusually");

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
                "Is cpu of frontend normal?",
                "What is the expected memory of frontend?",
                "Were there any errors?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard asked) {
        Heard heard = withoutUsual(asked);
        return heard.spoken().metrics().size() == 1
                && !isTwo(heard.spoken().metrics().get(0))
                && heard.subjects().size() <= 1
                && heard.span().isEmpty()
                && isOfOneRun(heard)
                && !(heard.subjects().contains("nodes") && heard.says(AsksNodes.CAPACITY))
                && OR_USUAL.covers(heard);
    }

    /** "p95, cpu" are two that were read as one. */
    static boolean isTwo(Spoken.Metric metric) {
        return PARTED.matcher(metric.words()).find();
    }

    static boolean isOfOneRun(Heard heard) {
        return !heard.says(ANOTHER) && !heard.says(OF_RUNS) && !Implied.isAnotherExtreme(heard);
    }

    /** The same without what it is held against. */
    private static Heard withoutUsual(Heard heard) {
        Matcher spoken = AGAINST_USUAL.matcher(heard.spoken().text());
        Matcher asked = AGAINST_USUAL.matcher(heard.question().text());
        return spoken.find() && asked.find()
                ? heard.as(new Question(asked.replaceFirst(" ")))
                        .as(heard.spoken().without(spoken.start("usual"), spoken.end("usual")))
                : heard;
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
