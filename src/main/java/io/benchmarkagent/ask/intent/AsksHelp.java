package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Abilities;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "What can you do?" */
final class AsksHelp implements Intent {
    private static final Pattern ASKED = Pattern.compile("(?i)\\b(?:you|help|ask|questions?|examples)\\b");
    private static final Words WORDS = Words.of(
            "help ask asked answer answers questions question able work works use examples example things kind kinds possible about"
                    + " understand data abilities commands support");

    @Override
    public List<String> examples() {
        return List.of(
                "What can you do?",
                "help",
                "What can I ask you?",
                "Which questions can you answer?",
                "Show me some example questions",
                "How do you work?",
                "What do you know?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED) && heard.namesNothing() && WORDS.covers(heard);
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new Abilities(Router::examples);
    }
}
