package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Question;
import java.util.regex.Pattern;

/** Short and other words for what metrics are called. */
final class Shorthand {
    private static final Pattern RATE = Pattern.compile(
            "(?i)(?<![\\d.] )(?<![\\p{L}\\d])(?:requests|reqs?) (?:per|a|each) second\\b|(?<![\\d.] ?)\\bqps\\b");
    private static final Pattern AVERAGE = Pattern.compile("(?i)\\bavg\\b");
    private static final Pattern MEMORY = Pattern.compile("(?i)\\bmem\\b");

    private Shorthand() {}

    static Question written(Question question) {
        String rate = RATE.matcher(question.text()).replaceAll("request rate");
        String average = AVERAGE.matcher(rate).replaceAll("average");
        return new Question(MEMORY.matcher(average).replaceAll("memory"));
    }
}
