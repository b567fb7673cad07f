package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.RunLoad;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "How long did the last run take?", "how many users were there?" */
final class AsksLoad implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\bhow long\\b|\\b(?:duration|users)\\b|\\b(?:what|which|how much)\\b.*\\bload\\b|^(?:the )?load(?: profile)?\\b"
                    + "|\\b(?:when|what time)\\b.*\\b(?:start|begin|began|end|finish|stop)(?:s|ed)?\\b|\\b(?:start|end) time\\b");
    private static final Words WORDS = Words.ofOneRun(
            "how long take took last lasted duration many users user load profile generated start starts started begin began end ends"
                    + " ended finish finished stop stopped when time under many simulated virtual");

    /** When these began is no time of the load. */
    private static final Pattern OTHERS = Pattern.compile(
            "(?i)\\b(?:pods?|containers?|(?:micro-?)?services?|workloads?|deployments?|apps?|applications?|nodes?)\\b");

    /** Of what, nothing says. */
    private static final Pattern BARE = Pattern.compile("(?i)^\\W*(?:and |but |so )?(?:for )?how long\\W*$");

    @Override
    public List<String> examples() {
        return List.of(
                "How long did the last run take?",
                "How many users were there?",
                "What was the load?",
                "When did the last run start?",
                "When did the benchmark end?",
                "duration of the last run");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(BARE)
                && !heard.says(OTHERS)
                && heard.namesNothing()
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && WORDS.covers(heard);
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new RunLoad();
    }
}
