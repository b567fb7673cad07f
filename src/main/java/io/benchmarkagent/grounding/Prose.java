package io.benchmarkagent.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markdown prose as lines of sentences; an empty line has none. */
record Prose(List<Line> lines) {
    private static final Pattern LEAD = Pattern.compile("^(\\s*(?:[-*+•]|\\d{1,2}[.)])\\s+)?(.*)$");
    private static final Pattern END = Pattern.compile("(?<=[.!?][*_\"'`)]{0,3})\\s+");
    private static final Pattern GOES_ON = Pattern.compile("(?i).*\\b(?:e\\.g|i\\.e|vs|approx|ca|cf|no|etc)\\.");

    /** A list item's marker, or nothing, and the sentences after it. */
    record Line(String lead, List<String> sentences) {
        String text() {
            return lead + String.join(" ", sentences);
        }
    }

    static Prose of(String markdown) {
        return new Prose(markdown.lines().map(Prose::line).toList());
    }

    List<String> sentences() {
        return lines.stream().flatMap(line -> line.sentences().stream()).toList();
    }

    /** These sentences only; a line that loses all of its own goes with them. */
    Prose keeping(Predicate<String> kept) {
        return new Prose(lines.stream()
                .map(line -> new Line(
                        line.lead(), line.sentences().stream().filter(kept).toList()))
                .filter(line -> line.lead().isEmpty() || !line.sentences().isEmpty())
                .toList());
    }

    String text() {
        return lines.stream()
                .map(Line::text)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static Line line(String text) {
        Matcher parts = LEAD.matcher(text);
        if (text.isBlank() || !parts.matches()) {
            return new Line("", List.of());
        }
        String lead = parts.group(1) == null ? "" : parts.group(1);
        String said = parts.group(2).strip();
        return new Line(lead, said.isEmpty() ? List.of() : split(said));
    }

    private static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        String begun = "";
        for (String piece : END.split(text)) {
            begun = begun.isEmpty() ? piece : begun + " " + piece;
            if (!GOES_ON.matcher(piece).matches()) {
                sentences.add(begun);
                begun = "";
            }
        }
        if (!begun.isEmpty()) {
            sentences.add(begun);
        }
        return sentences;
    }
}
