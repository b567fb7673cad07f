package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Replicas;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** "How many replicas are there?", of all services, of some, or of one. */
final class AsksReplicas implements Intent {
    private static final Pattern ASKED = Pattern.compile("(?i)\\breplicas?\\b");
    private static final Pattern MOST = Pattern.compile("(?i)\\b(?:most|highest|largest|fewest|least|lowest)\\b");
    private static final Pattern LEAST = Pattern.compile("(?i)\\b(?:fewest|least|lowest)\\b");

    /** Whether they are is the status; how many of them are is a number. */
    private static final Pattern READY = Pattern.compile("(?i)\\b(?:ready|running|available|up)\\b");

    private static final Pattern COUNTED = Pattern.compile("(?i)\\b(?:how many|number|count|total|sum)\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            replica replicas how many number count total sum in all altogether overall together most highest largest fewest least lowest
            each every per by desired configured wanted ready running available up and whole
            """);

    /** The number of pods of one moment, and of one run. */
    private static final Pattern ANOTHER =
            Pattern.compile("(?i)\\bper (?!service|microservice|deployment|workload)|\\bpods?\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "How many replicas are there?",
                "How many replicas does frontend have?",
                "replicas of all services",
                "What is the total number of replicas?",
                "How many replicas are ready?",
                "Which service has the most replicas?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return isOne(heard);
    }

    /** Whether it asks for their number and nothing else. */
    static boolean isOne(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(ANOTHER)
                && (!heard.says(READY) || heard.says(COUNTED))
                && !(heard.says(MOST) && !heard.subjects().isEmpty())
                && heard.span().isEmpty()
                && !heard.subjects().contains("nodes")
                && !heard.namesANode()
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metric.words().equalsIgnoreCase("replicas"))
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new Replicas();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects()).ordered(heard.says(LEAST), OptionalInt.empty());
        return heard.says(MOST) ? wanted.asking(Replicas.MOST) : wanted;
    }
}
