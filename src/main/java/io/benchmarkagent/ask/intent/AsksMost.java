package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.MostSet;
import io.benchmarkagent.ask.tool.Ranking;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Which services use most memory?" */
final class AsksMost implements Intent {
    /** "At least 1 %" and "at most" are bounds, and name no extreme. */
    private static final Pattern MOST = Pattern.compile(
            "(?i)(?<!\\bat )\\b(?:most|highest|largest|biggest|greatest|heaviest|top(?: \\d+)?|slowest|hungriest|maximum|hogs?|worst|busiest|slow)\\b");

    private static final Pattern LEAST =
            Pattern.compile("(?i)(?<!\\bat )\\b(?:least|lowest|smallest|fewest|lightest|fastest|bottom(?: \\d+)?)\\b");
    /** Each has its own, the most first. */
    private static final Pattern EACH =
            Pattern.compile("(?i)\\b(?:(?:all|every|each|per|by|of|for)(?: the| of the)? (?:micro)?services?)\\b");

    private static final Pattern COUNT =
            Pattern.compile("(?i)\\b(?:top|bottom) (\\d{1,3})\\b|(?<![-\\d.])\\b(\\d{1,3}) (?:(?:\\p{L}+ )?services\\b"
                    + "|(?:most|least|highest|lowest|largest|smallest|biggest|greatest|heaviest|slowest|fastest|busiest|worst)\\b"
                    + "|(?:\\p{L}+ ){0,2}(?:consumers|hogs)\\b)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.-])-?\\d+");

    /** Simulated users of the load, by which no service is told apart. */
    private static final Pattern USERS = Pattern.compile(
            "(?i)\\bper \\p{L}*[ -]?users?\\b|\\b(?:with|at|for|under|by|when|during|and|of) (?:(?:a|the|all|\\d+|many|more|most) )?(?:\\p{L}+ )?users?\\b|\\d ?users\\b");

    private static final Pattern ANOTHER =
            Pattern.compile("(?i)\\b(?:why|how do|should|not|never|nodes?|pods?|than|without|per request)\\b");

    private static final Pattern LIMITS = Pattern.compile("(?i)\\b(?:limits?|(?:cpu|memory) requests?)\\b");

    private static final Pattern USE_OF_IT = Pattern.compile(
            "(?i)\\b(?:us(?:e|es|ed|ing|age)|utili[sz]ation|consum\\w+|needs?|its|their|gets?|receives?|serves?|handles?|users?|hogs?)\\b");

    /** The run that is looked at; any other one is itself asked for, or one of several. */
    private static final Pattern LOOKED_AT = Pattern.compile(
            "(?i)(?:\\b(?:in|of|during|for|on|from|at|by) |^)(?:the |this |that |our |my )?(?:(?:last|latest|newest|most recent|recent|current) )*"
                    + "(?:benchmark |load |test )?(?:run|benchmark|test|execution)\\b(?! (?:with|that|which|whose))"
                    + "|\\b(?:run|benchmark|test|execution)(?:['’]s\\b| (?=•))");

    /** Whose it is, or a number of all. */
    private static final Pattern ONE =
            Pattern.compile("(?i)\\b(?:total|sum|together|overall|average|mean|median|which|who|whose|any)\\b");

    private static final Pattern SPEED = Pattern.compile("(?i)\\b(?:slow(?:est)?|fastest)\\b");
    private static final Pattern SLOW = Pattern.compile("(?i)\\bslow\\b");
    private static final Pattern SERVICES = Pattern.compile("(?i)\\b(?:micro)?services?\\b");
    private static final int MOST_TOLD = 50;

    private static final Pattern RUN = Pattern.compile("(?i)\\b(?:run|benchmark|test|execution)s?\\b");

    private static final Words WORDS = Words.of(
            "most highest largest biggest greatest heaviest top slowest hungriest maximum hog hogs worst least lowest smallest fewest"
                    + " lightest fastest bottom service services microservice microservices by # usage use uses used using utilization"
                    + " utilisation consumption consume consumes consumed consuming consumer consumers user users need needs during rank"
                    + " gets receives serves handles busiest slow each every all per ranked ranking order ordered sorted terms whose");

    @Override
    public List<String> examples() {
        return List.of(
                "Which services use most memory?",
                "What are the top 5 services by CPU usage?",
                "Which service has the highest p95 latency?",
                "Who uses the least memory?",
                "Show the services with the highest error rate",
                "biggest memory consumers",
                "cpu of all services",
                "memory by service",
                "slowest service",
                "cpu of all services except frontend");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard asked) {
        Heard heard = Except.in(asked).map(Except::rest).orElse(asked);
        return heard.spoken().metrics().size() == 1
                && heard.subjects().isEmpty()
                && !heard.spoken().metrics().get(0).ids().contains("replicas")
                && heard.spoken().amounts().stream().noneMatch(Spoken.Amount::hasUnit)
                && heard.span().isEmpty()
                && (heard.says(MOST) != heard.says(LEAST) || isOfEach(heard))
                && !heard.says(ANOTHER)
                && isUseOrLimit(heard)
                && isOfItsMetric(heard)
                && isOfTheRun(heard)
                && isNumberOfServices(heard)
                && !heard.says(USERS)
                && WORDS.covers(heard);
    }

    /** The highest limit is one that was set; how much of a limit is used is told nowhere. */
    private static boolean isUseOrLimit(Heard heard) {
        return !heard.says(LIMITS) || (MostSet.isOne(heard.spoken().metrics().get(0)) && !heard.says(USE_OF_IT));
    }

    /** What is slow has a latency, and "slow" alone says it of no services in particular. */
    private static boolean isOfItsMetric(Heard heard) {
        boolean ofLatency = heard.spoken().metrics().get(0).ids().contains("latency");
        return (ofLatency || !heard.says(SPEED)) && (!heard.says(SLOW) || heard.says(SERVICES));
    }

    /** Any other number would not be heeded; nor is none of them a number. */
    private static boolean isNumberOfServices(Heard heard) {
        Matcher count = COUNT.matcher(heard.spoken().text());
        boolean none = count.find() && number(count) == 0;
        return !none && !NUMBER.matcher(count.replaceFirst("")).find();
    }

    private static int number(Matcher count) {
        return Integer.parseInt(Optional.ofNullable(count.group(1)).orElseGet(() -> count.group(2)));
    }

    private static boolean isOfEach(Heard heard) {
        return heard.says(EACH) && !heard.says(MOST) && !heard.says(LEAST) && !heard.says(ONE);
    }

    private static boolean isOfTheRun(Heard heard) {
        String text = RunIds.replaced(heard.question().text(), "•");
        return !RUN.matcher(LOOKED_AT.matcher(text).replaceAll("")).find();
    }

    @Override
    public Tool tool() {
        return new Ranking();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Optional<Except> except = Except.in(heard);
        return except.map(some -> ofAll(some.rest()).about(some.left())).orElseGet(() -> ofAll(heard));
    }

    private static Wanted ofAll(Heard heard) {
        return Wanted.of(heard.look())
                .measuring(heard.spoken().metrics().get(0))
                .ordered(heard.says(LEAST), count(heard));
    }

    private static OptionalInt count(Heard heard) {
        if (isOfEach(heard)) {
            return OptionalInt.of(MOST_TOLD);
        }
        Matcher matcher = COUNT.matcher(heard.spoken().text());
        return matcher.find() ? OptionalInt.of(number(matcher)) : OptionalInt.empty();
    }
}
