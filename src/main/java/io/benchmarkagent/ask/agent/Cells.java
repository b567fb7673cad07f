package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.grounding.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a result tells, cell by cell, each with whom it is about and what it is of, as the gate holds sentences against it. */
record Cells(Result.Told result) {
    private static final Pattern WHO =
            Pattern.compile("(?i)service|node|workload|subject|caller|deployment|pod|container");
    private static final Pattern RUN = Pattern.compile("(?i)run(?: id)?");
    private static final Pattern METRIC =
            Pattern.compile("(?i)metric|what|resource|out of line|happened|reason|last end");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i).*\\b(?:expected|usual|normal|baseline|before|earlier|previous|median|low|high|range|band|history|proposed|other|threshold)\\b.*");
    private static final Pattern CHANGE =
            Pattern.compile("(?i).*(?:\\b(?:change|difference|diff|delta|apart|trend)\\b|[σΣΔ]).*");
    private static final Pattern TIME = Pattern.compile(
            "(?i)time|at|from|to|until|since|window|phase|minute|onset|begin|end|start|(?:first|last) seen");
    private static final Pattern VALUE =
            Pattern.compile("(?i)value|mean|median|p\\d\\d|max(?:imum)?|min(?:imum)?|sd|peak|now|this run|verdict|"
                    + ELSEWHERE + "|" + CHANGE + "|" + TIME);
    private static final Pattern PART = Pattern.compile("(?i)time|at|from|window|phase|minute");
    private static final Pattern STATISTIC_LAST = Pattern.compile("(.+), (\\S+)");
    /** Somebody else's words, within a sentence of ours. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”|`[^`]*`");

    /** @param run as {@code --run-id} takes it */
    record OfRun(String run, Told told) {}

    Stream<OfRun> all() {
        if (result.found() instanceof Found.Data data) {
            return Stream.concat(sentences(data.says()), data.tables().stream().flatMap(this::table));
        }
        return result.found() instanceof Found.Nothing nothing ? sentences(nothing.why()) : Stream.of();
    }

    private Stream<OfRun> sentences(String says) {
        return Gate.sentences(QUOTED.matcher(says).replaceAll(" ")).stream()
                .map(sentence -> new OfRun(result.run(), Told.sentence(result.id(), asked(), unnamed(sentence))));
    }

    /** A run's name holds digits, and is no figure. */
    private String unnamed(String sentence) {
        return sentence.replace(result.run(), "this run");
    }

    private Stream<OfRun> table(Table table) {
        return table.rows().stream().flatMap(row -> row(table.head(), row));
    }

    private Stream<OfRun> row(List<String> head, List<String> row) {
        String run = cell(head, row, RUN).orElse(result.run());
        String metric = metric(head, row);
        List<String> subjects = subjects(head, row);
        List<OfRun> told = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String name = head.get(i);
            String what = VALUE.matcher(name).matches() ? name + " " + metric : name;
            for (String subject : subjects) {
                Told.cell(result.id(), subject, what.toLowerCase(Locale.ROOT).strip(), row.get(i), kind(head, name))
                        .ifPresent(cell -> told.add(new OfRun(run, cell)));
            }
        }
        return told.stream();
    }

    /** Who is named first in the row; else who was asked about. */
    private List<String> subjects(List<String> head, List<String> row) {
        return List.of(cell(head, row, WHO).orElseGet(this::asked));
    }

    /** Of a tool that tells of one, and was asked about none, it is the cluster. */
    private String asked() {
        List<String> subjects = result.wanted().subjects();
        boolean ofOne = result.tool().takes().contains(Tool.Slot.SUBJECT);
        return subjects.size() == 1 ? subjects.get(0) : subjects.isEmpty() && ofOne ? "cluster" : "";
    }

    /** What figures under "value" or "expected" are of. */
    private String metric(List<String> head, List<String> row) {
        return cell(head, row, METRIC)
                .map(name -> STATISTIC_LAST.matcher(name).replaceFirst("$2 $1"))
                .or(() -> head.stream()
                        .filter(name -> !WHO.matcher(name).matches()
                                && !VALUE.matcher(name).matches())
                        .findFirst())
                .or(() -> result.wanted().metric().map(Spoken.Metric::words))
                .orElse("");
    }

    private Told.Kind kind(List<String> head, String name) {
        if (CHANGE.matcher(name).matches()) {
            return Told.Kind.CHANGE;
        }
        if (ELSEWHERE.matcher(name).matches() || result.tool().takes().contains(Tool.Slot.GROUPS)) {
            return Told.Kind.ELSEWHERE;
        }
        boolean part = result.wanted().span().isPresent()
                || head.stream().anyMatch(other -> PART.matcher(other).matches());
        return part ? Told.Kind.IN_PART : Told.Kind.MEASURED;
    }

    private static Optional<String> cell(List<String> head, List<String> row, Pattern name) {
        return IntStream.range(0, row.size())
                .filter(i -> name.matcher(head.get(i)).matches() && !row.get(i).isBlank())
                .mapToObj(row::get)
                .findFirst();
    }
}
