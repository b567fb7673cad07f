package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.question.Question;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** "The highest memory of frontend" is its maximum: of one service that is named nobody can be the highest. */
final class Highest {
    private static final String FIRST = "^(?<first>(?:(?:what|how much|how high) (?:is|was|were) |what['’]s "
            + "|(?:show|give|tell) (?:me )?)?(?:the )?)";
    private static final String WORD = "(?<word>highest|largest|biggest|greatest|lowest|smallest)";

    /** A quantile's highest is none of a run's figures, and a limit has none. */
    private static final String METRIC =
            "(?<metric> (?!\\p{L}* ?(?:p\\d\\d|limits?|requests?\\b(?! rate)|replicas?)\\b)\\p{L}+(?: (?:rate|usage|use|utili[sz]ation|consumption))?)";

    private static final String END =
            "(?<end>(?: (?:in|during|of) (?:the |this )?(?:last |latest |newest )?run\\b.*)?\\W*)$";

    private Highest() {}

    static Meant written(Meant meant, Look look) {
        return meant instanceof Meant.Clear clear
                ? new Meant.Clear(written(clear.question(), look), clear.run(), clear.notes())
                : meant;
    }

    private static Question written(Question question, Look look) {
        String names = look.services().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        if (look.services().isEmpty()) {
            return question;
        }
        Matcher behind = Pattern.compile(
                        "(?i)" + FIRST + WORD + METRIC + "(?<whose> (?:of|for) (?:the )?" + names + ")" + END)
                .matcher(question.text());
        if (behind.matches()) {
            return new Question(behind.group("first")
                    + statistic(behind)
                    + behind.group("metric")
                    + behind.group("whose")
                    + behind.group("end"));
        }
        Matcher before = Pattern.compile("(?i)" + FIRST + "(?<whose>" + names + "['’]s? )" + WORD + METRIC + END)
                .matcher(question.text());
        return before.matches()
                ? new Question(before.group("first")
                        + before.group("whose")
                        + statistic(before)
                        + before.group("metric")
                        + before.group("end"))
                : question;
    }

    private static String statistic(Matcher matcher) {
        return matcher.group("word").matches("(?i)lowest|smallest") ? "min" : "max";
    }
}
