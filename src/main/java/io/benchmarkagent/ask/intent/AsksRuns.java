package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.RunList;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** "Which runs were on AMD last week?" */
final class AsksRuns implements Intent {
    private static final Pattern RUNS = Pattern.compile(
            "(?i)\\b(?:(?:runs|benchmarks|tests|executions)\\b|(?:when|newest|latest|last|which|any|what)\\b.*\\b(?:run|benchmark|test|execution)\\b)");
    /** In which "cpu" is no metric. */
    private static final Pattern OF_A_MACHINE = Pattern.compile("(?i)\\bcpu (?:vendor|type|generation)s?\\b");

    /** What a list of runs does not tell: its times are those at which the load had ended. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:which|what|whose) (?:cloud )?(?:region|zone)s?\\b|^\\W*(?:and|or|but)\\b|\\bwhat(?:['’]s)?(?: (?:has|have|had|all|else))? happen\\w*|\\b(?:when|what time|start time)\\b.*\\bstart\\w*|\\bstart\\w* (?:time|date)\\b|\\bhow (?:is|was|were|did|does)\\b|\\bby (?!(?:date|time|us|me)\\b)");

    private static final Pattern COUNT =
            Pattern.compile("(?i)\\b(?:last|latest|newest|recent) (\\d{1,3}) (?:runs|benchmarks|tests|executions)\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.-])\\d+(?![\\d.]|-\\p{L})");
    private static final Words WORDS = Words.of(
            "many any all every when executions execution number count ran happened happen executed performed started start take place took"
                    + " archive archived available contain contains hold holds exist exists id ids name names them using used use executed"
                    + " machine machines type types cpu vendor nodes cloud region so far date time @ # overview summary");

    @Override
    public List<String> examples() {
        return List.of(
                "Which runs are there?",
                "List the runs",
                "How many runs are there?",
                "When was the last benchmark?",
                "Which runs were on AMD last week?",
                "Show me all benchmarks on n2-standard-4",
                "What benchmarks did we run since Monday?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(RUNS)
                && !heard.says(ANOTHER)
                && heard.subjects().isEmpty()
                && (heard.spoken().metrics().isEmpty() || heard.says(OF_A_MACHINE))
                && RunIds.in(heard.question().text()).isEmpty()
                && isOneKind(heard)
                && isNumberOfRuns(heard)
                && WORDS.covers(heard);
    }

    /** Any other number would not be heeded. */
    private static boolean isNumberOfRuns(Heard heard) {
        return !NUMBER.matcher(COUNT.matcher(heard.spoken().text()).replaceAll(""))
                .find();
    }

    /** Two values of one field are no one selector. */
    private static boolean isOneKind(Heard heard) {
        List<Named> named = Named.in(heard.question().text(), heard.desk());
        return named.stream().map(Named::field).distinct().count() == named.size();
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new RunList();
    }

    @Override
    public Wanted wanted(Heard heard) {
        List<Named> named = Named.in(heard.question().text(), heard.desk());
        Matcher count = COUNT.matcher(heard.spoken().text());
        Wanted wanted = Wanted.of(heard.look())
                .ordered(
                        false,
                        count.find()
                                ? OptionalInt.of(Math.max(1, Integer.parseInt(count.group(1))))
                                : OptionalInt.empty())
                .among(
                        named.isEmpty()
                                ? List.of()
                                : List.of(named.stream().map(Named::selector).collect(Collectors.joining(","))));
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
