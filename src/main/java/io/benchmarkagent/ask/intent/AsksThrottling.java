package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Throttling;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "Which services were throttled?", or was one. */
final class AsksThrottling implements Intent {
    private static final Pattern ASKED = Pattern.compile("(?i)\\b(?:throttl\\w*)\\b");
    /** "CPU and throttling": of which one would be dropped. */
    private static final Pattern CPU_TOO = Pattern.compile(
            "(?i)\\bcpu(?: usage| use)?(?:,| and| &| \\+) |(?:,|\\band|&|\\+) (?:the )?cpu\\b(?! (?:throttl|limit))");

    private static final Words WORDS = Words.ofOneRun(
            """
            throttle throttled throttling throttles cpu how much many got suffer suffered suffering from experience experienced hit limit limits their its time
            being share percentage proportion periods
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "Which services were throttled?",
                "Was cartservice throttled?",
                "Were any containers throttled at their CPU limit?",
                "Is there CPU throttling in the last run?",
                "Show throttling of every service",
                "How much throttling did frontend suffer?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(CPU_TOO)
                && heard.span().isEmpty()
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metric.statistics().isEmpty()
                                && metric.words().matches("(?i).*(?:throttl|cpu|limit).*"))
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Throttling();
    }
}
