package io.benchmarkagent.cli;

import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.AnswerJson;
import io.benchmarkagent.ask.shown.FittedTable;
import io.benchmarkagent.ask.shown.Footnotes;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.MarkdownText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints an answer to standard output. */
public final class AnswerPrinter {
    private static final Pattern COMMAND = Pattern.compile(" +(?:kubectl|benchmark-agent) ");

    private final Terminal terminal;
    private final QueryCommand.Format format;

    public AnswerPrinter(Terminal terminal, QueryCommand.Format format) {
        this.terminal = terminal;
        this.format = format;
    }

    public void print(Answer answer) {
        print(answer, Optional.empty());
    }

    /** @param chart the file into which it was drawn */
    public void print(Answer answer, Optional<Path> chart) {
        switch (format) {
            case json -> terminal.out().print(AnswerJson.of(answer, chart));
            case markdown -> terminal.out().print(markdown(answer) + drawn(chart, "- "));
            case text -> {
                terminal.out().print(said(answer, terminal.width()));
                terminal.show(details(answer, chart));
            }
        }
    }

    private static String drawn(Optional<Path> chart, String bullet) {
        return chart.map(file -> bullet + "chart: " + Inert.line(file.toString()) + "\n")
                .orElse("");
    }

    private String details(Answer answer, Optional<Path> chart) {
        return answer.tables().stream().map(table -> "\n" + text(table)).collect(Collectors.joining())
                + footer(answer, "  ", Inert::line).map(lines -> "\n" + lines).orElse("")
                + drawn(chart, "  ");
    }

    private static String said(Answer answer, OptionalInt width) {
        return answer.response()
                        .lines()
                        .map(AnswerPrinter::line)
                        .map(line -> width.isPresent() ? wrapped(line, width.getAsInt()) : line)
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** What is indented is to be copied: a command is broken as a shell takes it, and YAML is not. */
    private static String wrapped(String line, int width) {
        if (COMMAND.matcher(line).lookingAt()) {
            return Folded.command(line, width);
        }
        return line.startsWith(" ") ? line : Folded.of(line, width);
    }

    /** What is indented is a command to copy, and YAML tells nothing without its blanks. */
    private static String line(String line) {
        int start = line.length() - line.stripLeading().length();
        return " ".repeat(start) + Inert.line(line);
    }

    private String text(Table table) {
        return FittedTable.of(table, terminal.width()) + more(table);
    }

    private static String more(Table table) {
        return table.more() == 0 ? "" : "… and " + table.more() + " more\n";
    }

    private static String markdown(Answer answer) {
        return said(answer, OptionalInt.empty()) + details(answer);
    }

    /** What stands below an answer's words, as Markdown: its tables and where they were read. */
    public static String details(Answer answer) {
        return answer.tables().stream().map(table -> "\n" + markdown(table)).collect(Collectors.joining())
                + footer(answer, "- ", MarkdownText::escape)
                        .map(lines -> "\n" + lines)
                        .orElse("");
    }

    private static String markdown(Table table) {
        return row(table.head())
                + row(table.head().stream().map(name -> "---").toList())
                + table.rows().stream().map(AnswerPrinter::row).collect(Collectors.joining())
                + (table.more() == 0 ? "" : "\n" + more(table));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> MarkdownText.escape(Inert.name(cell)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Where it was read and how sure it is; nothing under what was not answered. */
    private static Optional<String> footer(Answer answer, String bullet, UnaryOperator<String> escape) {
        return Optional.of(Footnotes.of(answer, escape).stream()
                        .map(line -> bullet + line + "\n")
                        .collect(Collectors.joining()))
                .filter(lines -> !lines.isEmpty());
    }
}
