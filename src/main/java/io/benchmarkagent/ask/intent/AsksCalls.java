package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Calls;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "What depends on cartservice?", "what does frontend call?" */
final class AsksCalls implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)(?<!\\bon[ -])\\b(?:depend\\w*|calls?|called|callers?|callees?|upstreams?|downstreams?|call graph|talks? to|uses?|topology)\\b");
    /** So is it named. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(?:service|pod|container|workload|deployment|app|one|something|anything) called\\b(?! (?:by|from)\\b)");

    private static final Words WORDS = Words.ofOneRun(
            """
            depend depends dependent dependents depending dependency dependencies call calls called caller callers callee callees upstream upstreams
            downstream downstreams graph talk talks use uses used to topology map its how
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What depends on cartservice?",
                "What does frontend call?",
                "Which services call productcatalogservice?",
                "Show the call graph",
                "What are the dependencies of checkoutservice?",
                "Which services are downstream of frontend?",
                "Who talks to redis-cart?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(NAMED)
                && heard.span().isEmpty()
                && heard.subjects().size() <= 1
                && heard.spoken().metrics().isEmpty()
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Calls();
    }
}
