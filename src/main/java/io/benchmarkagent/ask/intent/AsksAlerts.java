package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.prometheus.Alerts;
import java.util.List;
import java.util.regex.Pattern;

/** "Which alerts fire?": those of Prometheus, and not what a report calls an alert. */
final class AsksAlerts implements Intent {
    private static final Pattern ALERTS = Pattern.compile("(?i)\\balerts?\\b");
    private static final Pattern FIRE = Pattern.compile("(?i)\\b(?:fires?|firing|pending|prometheus|alertmanager)\\b");
    private static final Words WORDS = Words.of(
            "any alert alerts fire fires firing pending prometheus alertmanager active now right currently or");

    @Override
    public List<String> examples() {
        return List.of(
                "Which alerts are firing?", "Are any alerts pending or firing right now?", "Alerts in Prometheus");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ALERTS) && heard.says(FIRE) && heard.namesNothing() && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new Alerts();
    }
}
