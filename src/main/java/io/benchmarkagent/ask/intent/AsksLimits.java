package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.ResourceLimits;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** "What are the limits of all services?", or of some. */
final class AsksLimits implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:limits?|requests? and limits?|(?:cpu|memory) requests?|resources?|configur\\w+|config|allowed|allocated|quota|replicas)\\b");
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:why|should|compare[ds]?|raise|lower|increase|decrease|change|set|usage|used?|uses|rate|most|highest|near|close|above|over|exceed\\w*|nodes?|namespaces?|hit|reach\\w*|and (?:its|their) (?:limits?|requests?))\\b");

    private static final Pattern LIMIT = Pattern.compile(" (?:limits?|requests?)$");

    private static final Words WORDS = Words.ofOneRun(
            """
            limit limits request requests resource resources configuration configurations config configured allowed allocated quota
            cpu memory how much many replicas its their may mem config
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What are the limits of all services?",
                "What limits does cartservice have?",
                "Show the resource limits and requests",
                "What limits and configuration does frontend have?",
                "How much memory is checkoutservice allowed?",
                "cpu limits of every service",
                "Configuration of cartservice",
                "How is checkoutservice configured?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && heard.span().isEmpty()
                && !heard.says(ANOTHER)
                && !isOfUseToo(heard)
                && !AsksReplicas.isOne(heard)
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    /** "Memory and memory limit": of which half would be dropped. */
    private static boolean isOfUseToo(Heard heard) {
        List<String> named = heard.spoken().metrics().stream()
                .map(metric -> metric.words().toLowerCase(Locale.ROOT))
                .toList();
        return named.stream().anyMatch(words -> named.stream()
                .anyMatch(other -> !other.equals(words)
                        && LIMIT.matcher(other).replaceFirst("").equals(words)));
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects());
        return heard.spoken().metrics().size() == 1
                ? wanted.asking(heard.spoken().metrics().get(0).words().toLowerCase(Locale.ROOT))
                : wanted;
    }

    @Override
    public Tool tool() {
        return new ResourceLimits();
    }
}
