package io.benchmarkagent.slack;

import io.benchmarkagent.report.Inert;
import java.util.ArrayList;
import java.util.List;

/**
 * Text from data as Slack shows it and does nothing else with it: no call, no channel, no link, no format. Source: Slack, "Formatting text
 * for app surfaces".
 */
final class Plain {
    /** Of the text of one block. */
    static final int MOST = 3000;

    private static final String FENCE = "```";

    private Plain() {}

    /** Lines for a place that Slack reads no format in; what is cut says so. */
    static String text(String lines, int most) {
        return fitted(lines.lines().map(Plain::line).toList(), most);
    }

    /** Lines between fences, which nothing in them ends. */
    static String block(String lines) {
        List<String> inert = lines.lines()
                .map(Plain::line)
                .map(line -> line.replace('`', 'ˋ'))
                .toList();
        return FENCE + "\n" + fitted(inert, MOST - 2 * FENCE.length() - 2) + "\n" + FENCE;
    }

    /** One line for a place that Slack reads formats in. */
    static String unformatted(String line, int most) {
        return fitted(List.of(line(line)), most)
                .replace('*', '∗')
                .replace('_', 'ˍ')
                .replace('~', '∼')
                .replace('`', 'ˋ')
                .replace('@', '＠');
    }

    /** Indented as it was. */
    private static String line(String line) {
        int start = line.length() - line.stripLeading().length();
        return escaped(" ".repeat(start) + Inert.line(line));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** As many lines as fit, and how many do not. */
    private static String fitted(List<String> lines, int most) {
        List<String> fit = new ArrayList<>();
        int room = most - 40;
        for (String line : lines) {
            room -= line.length() + 1;
            if (room < 0) {
                break;
            }
            fit.add(line);
        }
        if (fit.isEmpty() && !lines.isEmpty()) {
            return cut(lines.get(0), most - 40) + "…";
        }
        int more = lines.size() - fit.size();
        return String.join("\n", fit) + (more == 0 ? "" : "\n… and " + more + " more lines");
    }

    /** An entity stays whole, and so does a letter. */
    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        int entity = text.lastIndexOf('&', end - 1);
        if (entity >= 0 && text.indexOf(';', entity) >= end) {
            end = entity;
        }
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
