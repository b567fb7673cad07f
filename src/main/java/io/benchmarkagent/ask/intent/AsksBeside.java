package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Beside;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;

/** "Compare memory of frontend and cartservice" */
final class AsksBeside implements Intent {
    private static final int MOST = 10;
    private static final Words WORDS = Words.of(
            "compare compared comparing comparison contrast beside between than versus vs against or more less higher lower bigger"
                    + " smaller larger greater slower faster use uses used using usage consume consumes consumed consuming need needs"
                    + " difference differ side memory-hungry both that those worse better high low");

    @Override
    public List<String> examples() {
        return List.of(
                "Compare memory of frontend and cartservice",
                "Does adservice use more memory than frontend?",
                "cpu of frontend vs checkoutservice",
                "Which is slower by p95 latency, frontend or cartservice?",
                "What is the difference in cpu between adservice and currencyservice?",
                "Is the error rate of frontend higher than that of cartservice?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.spoken().metrics().size() == 1
                && heard.subjects().size() >= 2
                && heard.subjects().size() <= MOST
                && heard.span().isEmpty()
                && RunIds.in(heard.question().text()).size() <= 1
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new Beside();
    }

    @Override
    public Wanted wanted(Heard heard) {
        return Wanted.of(heard.look())
                .about(heard.subjects())
                .measuring(heard.spoken().metrics().get(0));
    }
}
