package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Beside;
import io.benchmarkagent.ask.tool.MostSet;
import io.benchmarkagent.ask.tool.Overview;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** "Compare memory of frontend and cartservice" */
final class AsksBeside implements Intent {
    private static final int MOST = 10;
    private static final Words WORDS = Words.of(
            "compare compared comparing comparison contrast beside between than versus vs against or more less fewer fewest higher lower bigger"
                    + " smaller larger greater slower faster use uses used using usage consume consumes consumed consuming need needs"
                    + " difference differ side memory-hungry both that those worse better high low");

    private static final Pattern COMPARED =
            Pattern.compile("(?i)\\b(?:compar\\w+|contrast|versus|vs|against|differ\\w*|beside|side by side)\\b");
    /** Who has less is asked. */
    private static final Pattern LESS = Pattern.compile(
            "(?i)\\b(?:fast(?:er|est)?|quick(?:er|est)?|less|lower|lowest|smaller|smallest|least|fewer|fewest|lighter|better)\\b");

    private static final Pattern MORE = Pattern.compile("(?i)\\b(?:more|higher|bigger|larger|greater|slower|worse)\\b");
    private static final Words OF_ALL = Words.of(
            "compare compared comparing comparison contrast beside between versus vs against difference differences differ side by both"
                    + " service services");

    @Override
    public List<String> examples() {
        return List.of(
                "Compare memory of frontend and cartservice",
                "Does adservice use more memory than frontend?",
                "cpu of frontend vs checkoutservice",
                "Which is slower by p95 latency, frontend or cartservice?",
                "What is the difference in cpu between adservice and currencyservice?",
                "Is the error rate of frontend higher than that of cartservice?",
                "Compare frontend and checkoutservice",
                "Which is slower, frontend or cartservice?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return (heard.spoken().metrics().size() == 1 || isOfAll(heard))
                && heard.subjects().size() >= 2
                && heard.subjects().size() <= MOST
                && heard.span().isEmpty()
                && !heard.spoken().metrics().stream().anyMatch(AsksBeside::isSetAndNotOrdered)
                && !AsksCall.isOne(heard)
                && RunIds.in(heard.question().text()).size() <= 1
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && WORDS.covers(heard);
    }

    /** Where no metric is named, what is asked first of each; which of them is "more" nobody could say then. */
    private static boolean isOfAll(Heard heard) {
        return heard.spoken().metrics().isEmpty() && heard.says(COMPARED) && OF_ALL.covers(heard);
    }

    /** What people set is recorded; nobody measures it. */
    private static boolean isSetAndNotOrdered(Spoken.Metric metric) {
        return metric.ids().stream().anyMatch(AsksBeyond.SET_BY_PEOPLE::contains) && !MostSet.isOne(metric);
    }

    private static boolean isSet(Heard heard) {
        return heard.spoken().metrics().stream().anyMatch(MostSet::isOne);
    }

    @Override
    public Tool tool() {
        return new Beside();
    }

    @Override
    public Tool tool(Heard heard) {
        return isSet(heard) ? new MostSet() : heard.spoken().metrics().isEmpty() ? new Overview() : tool();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look())
                .about(heard.subjects())
                .ordered(heard.says(LESS) && !heard.says(MORE), OptionalInt.empty());
        return heard.spoken().metrics().stream()
                .findFirst()
                .map(wanted::measuring)
                .orElse(wanted);
    }
}
