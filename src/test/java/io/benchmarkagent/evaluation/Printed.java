package io.benchmarkagent.evaluation;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tables as they are printed: Markdown for people, JSON for programs. */
final class Printed {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Printed() {}

    static String markdown(Table table) {
        StringBuilder text = new StringBuilder("### " + table.title() + "\n\n");
        text.append("| what | figure | standard error | target | |\n|---|---|---|---|---|\n");
        table.figures().forEach(figure -> text.append(row(figure)));
        return text.toString();
    }

    static String json(List<Table> tables) {
        ArrayNode all = JSON.createArrayNode();
        for (Table table : tables) {
            table.figures().forEach(figure -> add(all.addObject(), table, figure));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static void add(ObjectNode node, Table table, Figure figure) {
        node.put("table", table.title()).put("what", figure.what());
        number(node, "value", figure.value());
        number(node, "standard_error", figure.standardError());
        number(node, "target_low", figure.target().low());
        number(node, "target_high", figure.target().high());
        node.put("holds", figure.holds());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static String row(Figure figure) {
        String verdict = figure.target().isNone() ? "" : figure.holds() ? "holds" : "MISSED";
        return "| "
                + String.join(
                        " | ",
                        figure.what(),
                        text(figure.value()),
                        text(figure.standardError()),
                        target(figure.target()),
                        verdict)
                + " |\n";
    }

    private static String target(Figure.Target target) {
        if (target.isNone()) {
            return "";
        }
        if (Double.isInfinite(target.low())) {
            return "≤ " + text(target.high());
        }
        return Double.isInfinite(target.high())
                ? "≥ " + text(target.low())
                : text(target.low()) + " – " + text(target.high());
    }

    private static String text(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "";
    }
}
