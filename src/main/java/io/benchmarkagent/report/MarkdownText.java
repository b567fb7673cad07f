package io.benchmarkagent.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Data as Markdown text: nothing in it formats, links, notifies or ends a table cell. What hosting sites act on after Markdown
 * (mentions, issue numbers, commits, bare addresses; at GitLab also merge requests, snippets, milestones, labels and epics) is set as
 * code, since they look for those in the finished page where an escape is gone. A line never begins with a slash: GitLab obeys such a line.
 */
public final class MarkdownText {
    private static final Pattern ACTS = Pattern.compile(
            "(?i)(?:https?|ftp|mailto|xmpp|javascript|data):[^\\s|`<>]+|www\\.[^\\s|`<>]+|[@#][\\w./-]+|\\bGH-\\d+"
                    + "|[!$&]\\d\\w*|(?<!~)[%~](?:\\w(?:[\\w.-]*\\w)?|\"[^\"|`]*\")"
                    + "|(?<![\\w-])(?=\\d*[a-f])(?=[a-f]*\\d)[0-9a-f]{7,40}(?![\\w-])");
    private static final String FORMATS = "\\`*[]{}~$!|#";

    private static final Pattern LEADING_SLASH = Pattern.compile("^/", Pattern.MULTILINE);

    private MarkdownText() {}

    /** One line that may stand in a paragraph or a table cell. */
    public static String escape(String text) {
        String line = Inert.line(text);
        StringBuilder out = new StringBuilder(line.length() + 16);
        Matcher acts = ACTS.matcher(line);
        int from = 0;
        while (acts.find()) {
            plain(out, line.substring(from, acts.start()));
            out.append('`').append(acts.group()).append('`');
            from = acts.end();
        }
        plain(out, line.substring(from));
        return startingInert(out.toString());
    }

    /** A code span; a pipe becomes a broken bar, since a table would end its cell even within code. */
    static String code(String text) {
        String line = Inert.line(text).replace('|', '¦');
        if (line.isEmpty()) {
            return "";
        }
        String ticks = "`".repeat(longestRun(line) + 1);
        boolean pad = line.startsWith("`") || line.endsWith("`");
        return pad ? ticks + " " + line + " " + ticks : ticks + line + ticks;
    }

    /** A fenced block that its own content cannot end, nor give GitLab, which looks for three backticks only, a line to obey. */
    static String block(String text) {
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        String inert =
                LEADING_SLASH.matcher(Inert.visible(text).stripTrailing()).replaceAll(" /");
        return fence + "\n" + inert + "\n" + fence;
    }

    private static void plain(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '@' -> out.append("&#64;");
                case '_' -> out.append(withinWord(text, i) ? "_" : "\\_");
                default -> (FORMATS.indexOf(c) >= 0 ? out.append('\\') : out).append(c);
            }
        }
    }

    /** CommonMark gives an underscore between letters or digits no meaning; escaped it would only be hard to read. */
    private static boolean withinWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** What would be a list, a heading's underline, a rule or one of GitLab's quick actions at the start of a line. */
    private static String startingInert(String text) {
        if (text.matches("[-+=](\\s.*)?|-+|=+|/.*")) {
            return "\\" + text;
        }
        return text.replaceFirst("^(\\d{1,9})([.)])(?=\\s|$)", "$1\\\\$2");
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
