package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The expressions that our action uses: paths, texts, {@code ==}, {@code !=}, {@code &&} and {@code ||}. Any other is a failure of the test. */
record Expression(JsonNode contexts) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern PATH = Pattern.compile("[a-z_]+(?:\\.[a-z_-]+)+");
    private static final List<String> EXACT = List.of("inputs", "steps");

    /** A text with each of its expressions replaced by what it is now. */
    String in(String text) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(either(found.group(1).strip())));
    }

    boolean isTrue(String condition) {
        return holds(in(condition));
    }

    private static boolean holds(String value) {
        return !List.of("", "false", "0").contains(value);
    }

    /** As GitHub: the first that holds, else the last. */
    private String either(String expression) {
        String value = "";
        for (String one : expression.split("\\|\\|")) {
            value = both(one);
            if (holds(value)) {
                return value;
            }
        }
        return value;
    }

    private String both(String expression) {
        String value = "";
        for (String one : expression.split("&&")) {
            value = compared(one.strip());
            if (!holds(value)) {
                return value;
            }
        }
        return value;
    }

    private String compared(String expression) {
        String[] sides = expression.split("==|!=", -1);
        if (sides.length == 1) {
            return operand(expression);
        }
        boolean same = operand(sides[0].strip()).equals(operand(sides[1].strip()));
        return String.valueOf(same == expression.contains("=="));
    }

    private String operand(String operand) {
        if (operand.matches("'[^']*'")) {
            return operand.substring(1, operand.length() - 1);
        }
        assertThat(operand).as("an expression").matches(PATH);
        return path(operand.split("\\."));
    }

    /** GitHub takes an unknown name for an empty text; of our own inputs and steps that would be a slip of the pen. */
    private String path(String[] names) {
        JsonNode node = contexts;
        for (int i = 0; i < names.length; i++) {
            if (i == 1 && EXACT.contains(names[0])) {
                assertThat(node.has(names[1])).as("%s.%s", names[0], names[1]).isTrue();
            }
            node = node.path(names[i]);
        }
        return node.asString("");
    }
}
