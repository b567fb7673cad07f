package io.benchmarkagent.cli;

import io.benchmarkagent.ask.shown.TextTable;
import io.benchmarkagent.llm.audit.Costs;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.report.MarkdownText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what models have cost to standard output, and judges it. */
public final class CostsPrinter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HUNDREDTHS_OF_CENTS = 4;
    private static final String[] HEAD = {
        "", "CALLS", "CACHED", "REFUSED", "FAILED", "TOKENS IN", "TOKENS OUT", "USD", "NOTE"
    };

    private final Terminal terminal;
    private final CostsAsked asked;

    public CostsPrinter(Terminal terminal, CostsAsked asked) {
        this.terminal = terminal;
        this.asked = asked;
    }

    /** @return the exit code */
    public int print(Costs costs) {
        terminal.out()
                .print(
                        switch (asked.format()) {
                            case text -> terminal.fitting(summary(costs) + text(costs));
                            case markdown -> summary(costs) + markdown(costs);
                            case json -> json(costs);
                        });
        if (costs.total().unpriced() > 0) {
            terminal.tell(costs.total().unpriced() + " of the calls are of models without a price and are not in the"
                    + " dollars; name a table that has them with llm.prices");
        }
        return judged(costs);
    }

    private int judged(Costs costs) {
        if (asked.failOver().isPresent()
                && costs.total().usd() > asked.failOver().getAsDouble()) {
            terminal.tell(
                    usd(costs.total()) + " USD in the last " + asked.last().words() + " is over --fail-over "
                            + BigDecimal.valueOf(asked.failOver().getAsDouble())
                                    .stripTrailingZeros()
                                    .toPlainString());
            return Exit.GATE_FAILED;
        }
        if (asked.failOnUnusual() && costs.days().stream().limit(1).anyMatch(Costs.Row::isUnusual)) {
            terminal.tell(costs.days().get(0).name() + " is unusual: "
                    + usd(costs.days().get(0)) + " USD, "
                    + costs.days().get(0).usage().total() + " tokens");
            return Exit.GATE_FAILED;
        }
        return Exit.DONE;
    }

    private String summary(Costs costs) {
        Costs.Row total = costs.total();
        return usd(total) + " USD in the last " + asked.last().words() + ": " + total.calls() + " calls ("
                + total.failed() + " failed), " + total.cached() + " answers from the cache, " + total.refused()
                + " refused; " + total.usage().total() + " tokens\n";
    }

    private static String text(Costs costs) {
        return table("DAY", costs.days()) + table("COMMAND", costs.commands()) + table("MODEL", costs.models());
    }

    private static String table(String name, List<Costs.Row> rows) {
        TextTable table = new TextTable(head(name));
        rows.forEach(row -> table.add(cells(row)));
        return rows.isEmpty() ? "" : "\n" + table.render();
    }

    private static String markdown(Costs costs) {
        return section("Day", costs.days()) + section("Command", costs.commands()) + section("Model", costs.models());
    }

    private static String section(String name, List<Costs.Row> rows) {
        String head = line(Stream.of(head(name))) + "|" + "---|".repeat(HEAD.length) + "\n";
        return rows.isEmpty()
                ? ""
                : "\n" + head
                        + rows.stream()
                                .map(row -> line(cells(row).stream().map(MarkdownText::escape)))
                                .collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String[] head(String name) {
        String[] head = Arrays.copyOf(HEAD, HEAD.length);
        head[0] = name;
        return head;
    }

    private static List<String> cells(Costs.Row row) {
        return List.of(
                row.name(),
                "" + row.calls(),
                "" + row.cached(),
                "" + row.refused(),
                "" + row.failed(),
                "" + row.usage().in(),
                "" + row.usage().out(),
                usd(row),
                Stream.of(
                                row.isUnusual() ? "unusual" : "",
                                row.unpriced() > 0 ? row.unpriced() + " without a price" : "")
                        .filter(note -> !note.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private static String usd(Costs.Row row) {
        return rounded(row).toPlainString();
    }

    private static BigDecimal rounded(Costs.Row row) {
        return BigDecimal.valueOf(row.usd()).setScale(HUNDREDTHS_OF_CENTS, RoundingMode.HALF_UP);
    }

    private String json(Costs costs) {
        ObjectNode all = JSON.createObjectNode();
        all.put("last", asked.last().words());
        fill(all.putObject("total"), costs.total());
        fill(all.putArray("days"), costs.days());
        fill(all.putArray("commands"), costs.commands());
        fill(all.putArray("models"), costs.models());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static void fill(ArrayNode rows, List<Costs.Row> all) {
        all.forEach(row -> fill(rows.addObject(), row));
    }

    private static void fill(ObjectNode node, Costs.Row row) {
        node.put("name", row.name()).put("calls", row.calls()).put("cached", row.cached());
        node.put("refused", row.refused()).put("failed", row.failed());
        node.put("tokens_in", row.usage().in()).put("tokens_out", row.usage().out());
        node.put("cost_usd", BigDecimal.valueOf(row.usd()).setScale(6, RoundingMode.HALF_UP));
        node.put("unpriced", row.unpriced()).put("unusual", row.isUnusual());
    }
}
