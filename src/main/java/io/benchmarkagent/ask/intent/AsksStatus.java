package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.ServiceStatus;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "Is frontend healthy?", or is everything. */
final class AsksStatus implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:status|states?|health|healthy|unhealthy|ready|unready|running|up|down|alive|available|unavailable|pending|doing|ok|okay)\\b");
    private static final Pattern NOT = Pattern.compile("(?i)\\bnot\\b");
    private static final Pattern UNREADY =
            Pattern.compile("(?i)\\bnot (?:fully )?(?:ready|running|healthy|up|available|ok|okay)\\b");
    private static final Words WORDS = Words.ofOneRun(
            """
            status state states health healthy unhealthy ready unready running up down alive available unavailable pending doing ok okay how not
            now currently right still fully
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What is the status of frontend?",
                "Is cartservice healthy?",
                "Are all pods running?",
                "status of all services",
                "How is checkoutservice doing?",
                "Are all replicas ready?",
                "Is any service down?",
                "Is redis-cart up?",
                "State of the cluster",
                "Is everything ok?",
                "Which pods are not ready?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && (!heard.says(NOT) || heard.says(UNREADY))
                && !AsksOutOfLine.isOne(heard)
                && heard.span().isEmpty()
                && !heard.subjects().contains("nodes")
                && !heard.namesANode()
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metric.words().equalsIgnoreCase("replicas"))
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new ServiceStatus();
    }
}
