package io.benchmarkagent.ask.question;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ids of runs in a question, by their look. */
public final class RunIds {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_.-]*\\d{8}-?\\d{6}(?:@\\d{8}T\\d{6})?");

    private RunIds() {}

    /** In the order in which they are named. */
    public static List<String> in(String text) {
        return ID.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    /** The text with something else in the place of each. */
    public static String replaced(String text, String by) {
        return ID.matcher(text).replaceAll(by);
    }
}
