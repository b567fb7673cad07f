package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.AroundRestart;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "What happened when checkoutservice restarted?": not how it ended, but what else there was then. */
final class AsksAround implements Intent {
    private static final String ENDED =
            "\\b(?:restart(?:s|ed|ing)?|crash(?:ed|es|ing)?|oom\\w*|out[ -]of[ -]memory|killed|terminated|died|dies)\\b";

    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\bwhat\\b.*?\\b(?:happen\\w*|went on|going on|occurred|changed|moved)\\b(?<whose>.*?)\\b(?<side>before and after|when|while|as|during|around|at the (?:time|moment) of|at the same time as|after|following|since|before|until)\\b(?<rest>.*"
                    + ENDED + ".*)");

    private static final Pattern BENCHMARK =
            Pattern.compile("(?i)\\b(?:benchmark|run|test|execution|load) (?:crash|died?|restart|terminated|killed)");

    private static final Words WORDS = Words.ofOneRun(
            """
            happened happen happening happens went going on occurred changed moved else to with before after and when while as during around time moment same
            following since until restart restarts restarted restarting crash crashed crashes crashing oom oomkilled oom-killed oomkill killed got
            terminated died dies out memory
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What happened when checkoutservice restarted?",
                "What else happened around the restart?",
                "What happened after checkoutservice crashed?",
                "What happened to frontend when checkoutservice restarted?",
                "What was going on before cartservice was OOM-killed?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    /** Whether that is asked, understood or not: how a container ended is no answer to it. */
    static boolean isMeant(Heard heard) {
        return heard.says(ASKED);
    }

    @Override
    public boolean mayBe(Heard heard) {
        return isMeant(heard)
                && !heard.says(BENCHMARK)
                && heard.span().isEmpty()
                && !heard.namesANode()
                && !heard.subjects().contains("nodes")
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metric.words().matches("(?i)memory|restarts?"))
                && restarted(heard).size() <= 1
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new AroundRestart(AroundRestart.Side.AROUND, List.of());
    }

    @Override
    public Tool tool(Heard heard) {
        return new AroundRestart(side(heard), others(heard));
    }

    private static AroundRestart.Side side(Heard heard) {
        return switch (matched(heard).group("side").toLowerCase(Locale.ROOT)) {
            case "after", "following", "since" -> AroundRestart.Side.AFTER;
            case "before", "until" -> AroundRestart.Side.BEFORE;
            default -> AroundRestart.Side.AROUND;
        };
    }

    private static Matcher matched(Heard heard) {
        Matcher asked = ASKED.matcher(heard.question().text());
        return asked.find() ? asked : ASKED.matcher("");
    }

    /** Named behind "when". */
    private static List<String> restarted(Heard heard) {
        List<String> whose = others(heard);
        return heard.subjects().stream().filter(name -> !whose.contains(name)).toList();
    }

    /** Named before it: what happened to them is asked. */
    private static List<String> others(Heard heard) {
        String whose = matched(heard).group("whose").toLowerCase(Locale.ROOT);
        return heard.subjects().stream().filter(whose::contains).toList();
    }

    @Override
    public Wanted wanted(Heard heard) {
        return Wanted.of(heard.look()).about(restarted(heard));
    }
}
