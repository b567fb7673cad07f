package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.OutOfLine;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "What is not ok?": which services and which of their metrics; or the others, "which services did not regress?". */
final class AsksOutOfLine implements Intent {
    private static final String FINE = "(?:ok(?:ay)?|fine|good|healthy|well|right|normal|as expected|in line)";

    private static final Pattern NOT = Pattern.compile(
            "(?i)(?:\\bnot|n['’]t)(?: (?:quite|really|all|entirely))? " + FINE
                    + "\\b|\\bunhealthy\\b|\\b(?:metrics|figures) (?:is|are|was|were) (?:out of line|wrong|bad|abnormal)\\b");

    private static final Pattern OTHERS = Pattern.compile(
            "(?i)\\b(?:what|which|who|list|show|how many)\\b.*\\b(?:services?|microservices?)\\b.*(?:\\b(?:did|has|have|had|do|does|were|are) not|n['’]t|\\bnever) (?:regress\\w*|(?:get|got|gotten|become|became) (?:worse|slower)|worsen(?:ed)?)\\b"
                    + "|\\bservices (?:that|which) (?:(?:did|have|has|had) not|(?:did|have|has|had)n['’]t) (?:regress\\w*|(?:get|got|gotten) (?:worse|slower)|worsen(?:ed)?)\\b"
                    + "|\\b(?:services?|microservices?) (?:without|with no|with zero|have no|had no|has no) (?:any |a )?regressions?\\b");

    /** Latency alone makes slower; and of pods the status is asked. */
    private static final Pattern ANOTHER =
            Pattern.compile("(?i)\\b(?:slower|why|pods?|containers?|replicas|nodes?|should|if|unless)\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            not isn't aren't wasn't weren't didn't hasn't haven't doesn't don't quite really entirely ok okay fine good healthy unhealthy well right normal as expected
            in line out of metric metrics figure figures wrong bad abnormal how many number did regress regressed regressing regression regressions
            without no zero worse worsen worsened get got gotten become became never
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What is not ok?",
                "Which services are not ok?",
                "Which metrics are not ok?",
                "Not ok?",
                "Is checkoutservice not ok?",
                "Which services did not regress?",
                "services without regressions");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return (heard.says(OTHERS) != heard.says(NOT))
                && !(heard.says(OTHERS) && !heard.subjects().isEmpty())
                && !heard.says(ANOTHER)
                && heard.span().isEmpty()
                && heard.spoken().metrics().isEmpty()
                && !heard.namesANode()
                && !heard.subjects().contains("nodes")
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && WORDS.covers(heard);
    }

    /** What is not ok is no question of whether the pods were ready alone. */
    static boolean isOne(Heard heard) {
        return new AsksOutOfLine().mayBe(heard);
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new OutOfLine();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects());
        return heard.says(OTHERS) ? wanted.asking(OutOfLine.OTHERS) : wanted;
    }
}
