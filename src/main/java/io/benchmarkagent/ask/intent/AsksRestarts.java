package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Restarts;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Why is my pod in CrashLoopBackOff?", "was anything OOM-killed?" */
final class AsksRestarts implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:crash\\w*|restart(?:s|ed|ing)?|oom\\w*|out[ -]of[ -]memory|killed|terminated|dies?|died|exit(?:s|ed)?|back-?off)\\b");

    /** That a benchmark itself crashed is not seen in its containers. */
    private static final Pattern BENCHMARK =
            Pattern.compile("(?i)\\b(?:benchmark|run|test|execution|load) (?:crash|died?|restart|terminated|killed)");

    private static final Pattern LOOP = Pattern.compile("(?i)\\bcrash ?-?loop\\w*|\\bback-?off\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            crash crashed crashes crashing crashloop crashloopbackoff crashlooping loop looping backoff back off
            restart restarts restarted restarting oom oomkill oomkilled oomkills ooms killed kill kills terminated die dies died
            exit exited code codes out memory why how many often times when last ended end with reason reasons cause caused happen happened keep keeps its ran run
            """);

    /** "Memory when it was killed": a figure of a moment. */
    private static final Pattern THEN = Pattern.compile("(?i)\\bmemory\\b.*\\b(?:when|before|after|at|as|while)\\b");

    private static final Pattern CODE = Pattern.compile(
            "(?i)\\b(?:exit(?:ed|s)?(?: with)?(?: an?| the)?(?: exit)?(?: codes?)?|codes?) (?:of )?(\\d{1,3})\\b(?![.:%\\d])");

    @Override
    public List<String> examples() {
        return List.of(
                "Why is my pod in CrashLoopBackOff?",
                "Why did checkoutservice restart?",
                "Was anything OOM-killed?",
                "How many restarts did frontend have?",
                "Which containers crashed in the last run?",
                "Is cartservice in CrashLoopBackOff?",
                "Which pods ended with exit code 137?",
                "Which containers exited with code 1?",
                "When did checkoutservice restart last?",
                "What exit code did paymentservice end with?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(BENCHMARK)
                && !AsksAround.isMeant(heard)
                && heard.span().isEmpty()
                && heard.subjects().size() <= 1
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metric.words().equalsIgnoreCase("memory"))
                && !(heard.says(THEN) && !heard.spoken().metrics().isEmpty())
                && WORDS.covers(withoutCode(heard));
    }

    private static Heard withoutCode(Heard heard) {
        Matcher code = CODE.matcher(heard.spoken().text());
        return code.find() ? heard.as(heard.spoken().without(code.start(1), code.end(1))) : heard;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Restarts();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects());
        Matcher code = CODE.matcher(heard.spoken().text());
        if (code.find()) {
            return wanted.asking(Restarts.CODE + code.group(1));
        }
        return heard.says(LOOP) ? wanted.asking(Restarts.LOOP) : wanted;
    }
}
