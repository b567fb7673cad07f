package io.benchmarkagent.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines that are broken between words, or between the cells of a row, where a terminal would break them within one. What follows is
 * further in than what it belongs to.
 */
final class Folded {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern BULLET = Pattern.compile(" *(?:[-→▼◆•] )? *");
    private static final int FEWEST_LETTERS = 20;

    private final int width;
    private final String joint;

    private Folded(int width, String joint) {
        this.width = width;
        this.joint = joint;
    }

    /** A text whose lines end in {@code \n}, or a line that ends in none. */
    static String of(String text, int width) {
        Folded folded = new Folded(width, "");
        return text.lines().map(folded::line).collect(Collectors.joining("\n")) + (text.endsWith("\n") ? "\n" : "");
    }

    /** A command of a shell, still one to it. */
    static String command(String line, int width) {
        return new Folded(width, " \\").line(line);
    }

    private String line(String line) {
        StringBuilder all = new StringBuilder();
        String rest = line;
        String indent = "";
        for (int end = end(rest, ""); end > 0; end = end(rest, indent)) {
            all.append(indent)
                    .append(rest.substring(0, end).stripTrailing())
                    .append(joint)
                    .append('\n');
            indent = all.indexOf("\n") == all.length() - 1 ? indent(line) : indent;
            rest = rest.substring(end).stripLeading();
        }
        return all.append(indent).append(rest).toString();
    }

    private String indent(String line) {
        Matcher bullet = BULLET.matcher(line);
        int start = bullet.lookingAt() ? bullet.end() : 0;
        return " ".repeat(Math.min(start + (line.startsWith(" ") ? 2 : 0), Math.max(0, width - FEWEST_LETTERS)));
    }

    /** Where a line that is too wide ends: before the last cell that has room, or else the last word; 0 for one that is not, or is one word. */
    private int end(String line, String indent) {
        int room = width - indent.length();
        if (shown(line) <= room) {
            return 0;
        }
        int start = line.length() - line.stripLeading().length();
        int word = 0;
        int cell = 0;
        for (int at = line.indexOf(' ', start); at >= 0; at = line.indexOf(' ', at + 1)) {
            int ends = shown(line.substring(0, at).stripTrailing()) + joint.length();
            if (ends > room && word > 0) {
                break;
            }
            word = at;
            cell = line.startsWith("  ", at) ? at : cell;
        }
        return cell > room / 2 ? cell : word;
    }

    private static int shown(String line) {
        String plain = COLOUR.matcher(line).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }
}
