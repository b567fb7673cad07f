package io.benchmarkagent.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed, of what Slack made of it. Source: Slack, "Retrieving message text". */
final class Heard {
    private static final Pattern MENTION = Pattern.compile("<[@!][^<>]*>");
    private static final Pattern LINK = Pattern.compile("<(?:#?[^<>|]*\\|([^<>]+)|([^<>|]+)\\|?)>");

    private Heard() {}

    /** Whoever was called is left out, a link is what it showed. */
    static String text(String slacks) {
        String called = MENTION.matcher(slacks).replaceAll(" ");
        String shown = LINK.matcher(called)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1) == null ? link.group(2) : link.group(1)));
        return shown.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
