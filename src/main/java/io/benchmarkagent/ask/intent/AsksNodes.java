package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Nodes;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "How many nodes were there?", "what machines did it run on?" */
final class AsksNodes implements Intent {
    private static final Pattern ASKED =
            Pattern.compile("(?i)\\b(?:nodes?|machines?|instance types?|vms?|hardware|node pool)\\b");

    /** Who ran on which is another question. */
    private static final Pattern PLACED =
            Pattern.compile("(?i)\\b(?:pods?|(?:micro)?services?|containers?|workloads?|apps?|deployments?)\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            node nodes machine machines type types instance instances vm vms hardware pool vendor generation how many kind kinds ran used use under pressure
            it zone count number
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "How many nodes were there?",
                "What machine type did the benchmark run on?",
                "Which machines were used?",
                "Were the nodes under pressure?",
                "Show the nodes of the cluster",
                "What hardware was the last run on?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(PLACED)
                && heard.span().isEmpty()
                && heard.subjects().stream().allMatch("nodes"::equals)
                && heard.spoken().metrics().isEmpty()
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Nodes();
    }

    @Override
    public Wanted wanted(Heard heard) {
        return Wanted.of(heard.look());
    }
}
