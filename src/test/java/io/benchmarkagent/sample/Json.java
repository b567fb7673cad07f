package io.benchmarkagent.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, printed as the programs print them that the simulator stands in for. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** An object of name, value, name, value …; values are nodes, strings, integers or booleans. */
    static ObjectNode object(Object... pairs) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.set((String) pairs[i], node(pairs[i + 1]));
        }
        return object;
    }

    static ArrayNode array(Stream<? extends JsonNode> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(array::add);
        return array;
    }

    static ArrayNode array(JsonNode... items) {
        return array(Stream.of(items));
    }

    static ArrayNode strings(String... items) {
        return array(Stream.of(items).map(NODES::stringNode));
    }

    static JsonNode nothing() {
        return NODES.nullNode();
    }

    /** A float rounded as Python's round(x, digits) does. */
    static JsonNode number(double value, int digits) {
        return NODES.numberNode(new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN));
    }

    /** As Python's json.dumps(indent=2): no newline at the end. */
    static String python(JsonNode tree) {
        StringBuilder out = new StringBuilder();
        print(tree, "  ", "\n", false, out);
        return out.toString();
    }

    /** As kubectl get -o json: four spaces, names in order, a newline at the end. */
    static String kubectl(JsonNode tree) {
        StringBuilder out = new StringBuilder();
        print(tree, "    ", "\n", true, out);
        return out.append('\n').toString();
    }

    /** A float as Python prints it. */
    static String text(JsonNode number) {
        BigDecimal plain = number.decimalValue().stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }

    private static JsonNode node(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof String text) {
            return NODES.stringNode(text);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return NODES.numberNode(((Integer) value).intValue());
    }

    private static void print(JsonNode node, String indent, String line, boolean sorted, StringBuilder out) {
        if (node.isObject()) {
            Collection<String> names = node.propertyNames();
            List<String> order = sorted ? names.stream().sorted().toList() : List.copyOf(names);
            block('{', '}', order.iterator(), line, indent, out, name -> {
                out.append('"').append(name).append("\": ");
                print(node.get(name), indent, line + indent, sorted, out);
            });
        } else if (node.isArray()) {
            block(
                    '[',
                    ']',
                    node.iterator(),
                    line,
                    indent,
                    out,
                    item -> print(item, indent, line + indent, sorted, out));
        } else {
            out.append(node.isBigDecimal() ? text(node) : node.toString());
        }
    }

    private static <T> void block(
            char open,
            char close,
            Iterator<T> items,
            String line,
            String indent,
            StringBuilder out,
            Consumer<T> printer) {
        out.append(open);
        boolean any = items.hasNext();
        while (items.hasNext()) {
            out.append(line).append(indent);
            printer.accept(items.next());
            out.append(items.hasNext() ? "," : "");
        }
        out.append(any ? line : "").append(close);
    }
}
