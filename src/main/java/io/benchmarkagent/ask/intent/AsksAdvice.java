package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Advice;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** "How do I scale frontend?", "what should I change?" */
final class AsksAdvice implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:scale|scaling|recommend\\w*|advice|advise|suggest\\w*|should (?:i|we|be)|where (?:do|should) (?:i|we) (?:start|begin)|to (?:change|fix|improve|tune)|improve|(?:can|could) be improved|optimi[sz]e|tune|right-?siz\\w*)\\b");
    /** What an autoscaler did, or what got better, is no advice; and what is least urgent nobody ranks. */
    private static final Pattern HAPPENED = Pattern.compile(
            "(?i)\\b(?:did|do|does|was|were|has|have|had|is)\\b.*\\b(?:autoscal\\w*|hpas?)\\b.*\\bscal(?:e[sd]?|ing)\\b|\\b(?:did|has|have|had|was|were)\\b.*\\bimprove"
                    + "|\\blast\\b(?! (?:\\p{L}+ )?(?:run|benchmark|test|execution)\\b)");

    private static final Pattern LOWER =
            Pattern.compile("(?i)\\b(?:lower(?:ed)?|reduced?|decreased?|cut|less|shrink)\\b");
    private static final Pattern RAISE = Pattern.compile("(?i)\\b(?:raised?|increased?|more)\\b");

    /** Whether one is worth it no rule tells. */
    private static final Pattern AUTOSCALING = Pattern.compile("(?i)\\bautoscal\\w*\\b");

    private static final Pattern FIRST = Pattern.compile("(?i)\\b(?:first|where)\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            how scale scaling out up recommend recommended recommends recommendation recommendations advice advise suggest suggested suggestion suggestions
            to should would you improve optimize optimise tune rightsize rightsizing right size sizing change changed changes fix do raise raised improved can could be first look start begin where increase increased lower lowered reduce reduced decrease decreased cut
            limits limit requests request resources configuration settings autoscaler autoscaling next rules what fit fits size
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "How do I scale frontend?",
                "What should I change?",
                "What should I fix first?",
                "Where do I start?",
                "What are the recommendations for checkoutservice?",
                "What do you recommend for cartservice?",
                "Should I raise the memory limit of adservice?",
                "How can we improve the services?",
                "Which limits should I lower?",
                "Any advice on sizing?",
                "Any recommendations?",
                "Should we increase the CPU limit of frontend?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return ASKED.matcher(withoutNames(heard)).find()
                && !heard.says(HAPPENED)
                && heard.span().isEmpty()
                && heard.subjects().size() <= 1
                && !(heard.subjects().isEmpty() && heard.says(AUTOSCALING))
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metric.words().matches("(?i).*(?:limits?|requests?)|replicas|cpu|memory"))
                && WORDS.covers(heard);
    }

    /** "Recommendationservice" recommends nothing. */
    private static String withoutNames(Heard heard) {
        String text = heard.question().text().toLowerCase(Locale.ROOT);
        for (String name : heard.subjects()) {
            text = text.replace(name, "•");
        }
        return text;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Advice();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted all = Wanted.of(heard.look()).about(heard.subjects());
        Wanted first = heard.says(FIRST) ? all.ordered(false, OptionalInt.of(1)) : all;
        Wanted wanted = heard.says(LOWER) == heard.says(RAISE)
                ? first
                : first.asking(heard.says(LOWER) ? Advice.LOWER : Advice.RAISE);
        return heard.spoken().metrics().size() == 1
                ? wanted.measuring(heard.spoken().metrics().get(0))
                : wanted;
    }
}
