package io.benchmarkagent.ask.live;

import java.util.List;
import java.util.Random;

/** Expressions made by chance, most of them PromQL, some spoilt; the same of the same seed. */
final class Expressions {
    private static final List<String> LABELS = List.of(
            "pod=\"a\"",
            "pod=~'a|b'",
            "pod!=`c`",
            "namespace=\"default\"",
            "namespace=~\".+\"",
            "namespace=\"other\"",
            "note=\"}{\\\"\"",
            "note!=\"#\"",
            "by=\"x\"",
            "namespace!=\"other\"",
            "pod=~\".*\"");
    private static final List<String> GAPS = List.of("", "", " ", "\n", " # {namespace=\"other\"}\n", "\t");
    private static final List<String> SPOILS = List.of(
            "{",
            "}",
            "(",
            ")",
            "\"",
            "'",
            "`",
            "\\",
            "#",
            "\n",
            ",",
            "namespace=\"other\"",
            "or requests",
            "[5m]",
            "by");

    private final Random random;

    Expressions(long seed) {
        random = new Random(seed);
    }

    String next() {
        String whole = expression(3);
        return random.nextInt(4) == 0 ? spoilt(whole) : whole;
    }

    private String expression(int depth) {
        if (depth == 0) {
            return selector();
        }
        return switch (random.nextInt(9)) {
            case 0 ->
                one("sum", "max", "count", "min", "group") + gap() + grouping() + "(" + expression(depth - 1) + ")";
            case 1 -> one("rate", "delta", "max_over_time") + "(" + selector() + "[5m])";
            case 2 ->
                expression(depth - 1) + gap() + one("+", "-", "*", "and", "or", "unless", "== bool") + " "
                        + expression(depth - 1);
            case 3 ->
                "sum(" + expression(depth - 1) + ") " + one("/", ">", "*") + " on() sum(" + expression(depth - 1) + ")";
            case 4 -> "label_replace(" + expression(depth - 1) + ", \"namespace\", \"other\", \"pod\", \"(.*)\")";
            case 5 -> "max_over_time(" + expression(depth - 1) + "[10m:1m])";
            case 6 -> "(" + gap() + expression(depth - 1) + gap() + ")";
            case 7 -> one("absent", "scalar", "abs", "sort") + "(" + expression(depth - 1) + ")";
            default -> selector() + one("", " offset 1m", " @ end()", " offset -1m");
        };
    }

    private String grouping() {
        return one("", "by (namespace)", "without (pod)", "by (\n)");
    }

    private String selector() {
        String labels = random.nextBoolean() ? one(LABELS) : one(LABELS) + gap() + "," + gap() + one(LABELS);
        return switch (random.nextInt(4)) {
            case 0 -> one("requests", "memory", "step");
            case 1 -> "{__name__=" + one("\"requests\"", "~\"requests|memory\"", "~\"mem.+\"") + "," + labels + "}";
            default -> one("requests", "memory", "step") + gap() + "{" + gap() + labels + one("", ",") + "}";
        };
    }

    private String spoilt(String whole) {
        int at = random.nextInt(whole.length());
        return whole.substring(0, at) + one(SPOILS) + whole.substring(Math.min(whole.length(), at + random.nextInt(3)));
    }

    private String gap() {
        return one(GAPS);
    }

    private String one(String... some) {
        return one(List.of(some));
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
