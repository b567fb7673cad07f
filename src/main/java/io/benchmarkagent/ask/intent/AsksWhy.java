package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.tool.WhyVerdict;
import java.util.List;
import java.util.regex.Pattern;

/** "Why is adservice's memory a regression?", and why it is none: the answer begins with which it is. */
final class AsksWhy implements Intent {
    private static final Pattern WHY = Pattern.compile("(?i)\\b(?:why|how come|explain|what ma(?:kes|de)|reasons?)\\b");
    private static final Pattern JUDGED = Pattern.compile(
            "(?i)\\b(?:flag\\w*|regress\\w+|anomal\\w+|alerts?|alerted|watch|improvement|verdict|judged?|judgement|out of line|reported|as expected|not a change|significant|normal|ok(?:ay)?)\\b");
    private static final Words WORDS = Words.of(
            "why come explain makes make made reason reasons flag flags flagged flagging regression regressions regressed anomaly anomalies"
                    + " anomalous alert alerts alerted watch improvement verdict judge judged judgement out line reported as expected"
                    + " significant normal ok okay not no isn't wasn't aren't didn't considered called counted seen marked raised that so if"
                    + " behind usage use");

    @Override
    public List<String> examples() {
        return List.of(
                "Why is adservice's memory a regression?",
                "Why wasn't cartservice's latency flagged?",
                "Explain the verdict on frontend's cpu",
                "Why was the p95 latency of checkoutservice not reported as an anomaly?",
                "Why is the memory of adservice flagged?",
                "What makes frontend's error rate an alert?",
                "How come the cluster's cpu is not a regression?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(WHY)
                && heard.says(JUDGED)
                && heard.spoken().metrics().size() == 1
                && heard.subjects().size() <= 1
                && heard.span().isEmpty()
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new WhyVerdict();
    }

    @Override
    public Wanted wanted(Heard heard) {
        return Wanted.of(heard.look())
                .about(heard.subjects())
                .measuring(heard.spoken().metrics().get(0));
    }
}
