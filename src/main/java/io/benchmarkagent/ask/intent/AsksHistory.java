package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.MetricHistory;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "How did checkoutservice's p95 latency develop?" */
final class AsksHistory implements Intent {
    /** A course, which is told of like-for-like runs. */
    private static final String COURSE =
            "develop\\w*|evolv\\w*|evolution|histor\\w+|trend\\w*|over time|(?:past|earlier) values|(?:going|went|go|gone) (?:up|down)|chang(?:e[sd]?|ing)|increas\\w+|decreas\\w+|ris(?:e|ing|en)|rose|grow\\w*|grew|drift\\w*|course|get(?:s|ting) (?:better|worse|higher|lower|bigger|smaller|slower|faster)";

    private static final String RUNS =
            "(?:last|past|previous|recent|earlier) (?:\\d+ |like-for-like )?(?:runs|benchmarks)|(?:across|over) (?:all )?(?:the )?(?:runs|benchmarks)|run (?:by|to) run";
    private static final Pattern OVER = Pattern.compile("(?i)\\b(?:" + COURSE + "|" + RUNS + ")\\b");
    private static final Pattern OF_A_COURSE = Pattern.compile("(?i)\\b(?:" + COURSE + ")\\b");
    private static final Pattern OF_RUNS = Pattern.compile("(?i)\\b(?:" + RUNS + ")\\b");
    private static final Pattern ALL = Pattern.compile("(?i)\\b(?:across|over) all (?:the )?(?:runs|benchmarks)\\b");
    private static final Pattern EARLIER = Pattern.compile("(?i)\\bprevious \\d{1,3} (?:runs|benchmarks)\\b");
    private static final Pattern LIKE_FOR_LIKE = Pattern.compile("(?i)\\blike-for-like\\b");
    /** Of whom it was, each run has another answer. */
    private static final Pattern WHO = Pattern.compile("(?i)\\b(?:who|whose|which)\\b");

    private static final Pattern LAST =
            Pattern.compile("(?i)\\b(?:last|past|previous|recent|newest|latest) (\\d{1,3}) (?:runs|benchmarks)\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.-])\\d+(?!\\d|th|[.-]\\p{L})");
    private static final Words WORDS = Words.of(
            "develop develops developed developing development evolve evolves evolved evolving evolution history historical trend trends"
                    + " trending over time going go gone went up down change changes changed changing past previous earlier across all"
                    + " increase increases increased increasing decrease decreases decreased decreasing rise rises rising risen rose grow"
                    + " grows growing grew grown drift drifting course get gets getting better worse higher lower bigger smaller slower faster run-to-run like-for-like usage use used between values value #");

    /** One number of several runs, which nobody computes. */
    private static final Pattern OF_ALL = Pattern.compile(
            "(?i)\\b(?:average|mean|avg|total|sum|overall|median|highest|lowest|max(?:imum)?|min(?:imum)?|peak)\\b.*\\b(?:of|over|across|in) (?:the )?(?:last|past|newest|latest|all|\\d+)\\b");

    /** Against which of the earlier runs, nobody says. */
    private static final Pattern BY_HOW_MUCH = Pattern.compile("(?i)\\bhow much\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "How did checkoutservice's p95 latency develop?",
                "cpu over the last 10 runs",
                "Is memory going up?",
                "Show the history of frontend's memory",
                "What is the trend of the error rate?",
                "How has cartservice's cpu changed across the runs?",
                "latency of frontend over time");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(OVER)
                && !heard.says(OF_ALL)
                && !heard.says(WHO)
                && !heard.says(BY_HOW_MUCH)
                && heard.spoken().metrics().size() == 1
                && heard.spoken().metrics().stream()
                        .flatMap(metric -> metric.ids().stream())
                        .noneMatch(AsksBeyond.SET_BY_PEOPLE::contains)
                && heard.subjects().size() <= 1
                && heard.span().isEmpty()
                && RunIds.in(heard.question().text()).size() <= 1
                && Named.in(RunIds.replaced(heard.question().text(), "•"), heard.desk())
                        .isEmpty()
                && isNumberOfRuns(heard)
                && WORDS.covers(heard);
    }

    /** Any other number would not be heeded. */
    private static boolean isNumberOfRuns(Heard heard) {
        return !NUMBER.matcher(LAST.matcher(heard.spoken().text()).replaceAll(""))
                .find();
    }

    @Override
    public Tool tool() {
        return new MetricHistory();
    }

    @Override
    public Tool tool(Heard heard) {
        return new MetricHistory(runs(heard));
    }

    private static MetricHistory.Runs runs(Heard heard) {
        if (!heard.says(OF_RUNS) || heard.says(LIKE_FOR_LIKE)) {
            return MetricHistory.Runs.UNSAID;
        }
        boolean said = heard.says(ALL) || LAST.matcher(heard.spoken().text()).find();
        if (!said || heard.says(OF_A_COURSE)) {
            return MetricHistory.Runs.SAID;
        }
        return heard.says(EARLIER) ? MetricHistory.Runs.EARLIER : MetricHistory.Runs.LAST;
    }

    @Override
    public Wanted wanted(Heard heard) {
        Matcher last = LAST.matcher(heard.spoken().text());
        OptionalInt count =
                last.find() ? OptionalInt.of(Math.max(1, Integer.parseInt(last.group(1)))) : OptionalInt.empty();
        return Wanted.of(heard.look())
                .about(heard.subjects())
                .measuring(heard.spoken().metrics().get(0))
                .ordered(false, count);
    }
}
