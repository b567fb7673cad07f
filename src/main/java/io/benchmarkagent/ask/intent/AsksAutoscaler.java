package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Autoscalers;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "What are the bounds of frontend's autoscaler?" */
final class AsksAutoscaler implements Intent {
    private static final Pattern ASKED =
            Pattern.compile("(?i)\\b(?:autoscal\\w*|hpas?|horizontal ?pod ?autoscalers?|scaled? automatically)\\b");
    /** What one did is no bound. */
    private static final Pattern DID = Pattern.compile("(?i)\\b(?:did|has|have|had)\\b.*\\bscaled?\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            autoscaler autoscalers autoscaling autoscaled hpa hpas horizontal horizontalpodautoscaler horizontalpodautoscalers min max minimum maximum
            replicas replica bounds bound configured configuration config settings set limit limits how many scaled automatically
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What are the bounds of frontend's autoscaler?",
                "What are the HPA max replicas of frontend?",
                "Does cartservice have an autoscaler?",
                "Which services are autoscaled?",
                "Are there any autoscalers?",
                "hpa of checkoutservice");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(DID)
                && heard.span().isEmpty()
                && heard.spoken().metrics().stream().allMatch(metric -> metric.words()
                        .matches("(?i)(?:max(?:imum)? |min(?:imum)? )?(?:replicas|limits?)"))
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Autoscalers();
    }
}
