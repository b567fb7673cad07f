package io.benchmarkagent.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Markdown of our own making as the blocks it is made of: paragraphs, tables, fences, folded parts. A text that is too long is cut
 * between them and never within one.
 */
final class Blocks {
    private static final Pattern SUMMARY = Pattern.compile("^<details><summary>([^<>]*)</summary>");
    private static final Pattern FENCE = Pattern.compile("^(`{3,})");
    private static final String LEFT_OUT = ": too long for here, see the full report.*";

    private Blocks() {}

    /**
     * Without its longest folded blocks, and if that is not enough without its longest others, until it is short enough; each leaves a
     * line that says so. The first block, which is the verdict, always stays.
     */
    static String fitting(String text, int most) {
        List<String> blocks = of(text);
        while (length(blocks) > most) {
            Optional<Integer> longest = longest(
                            blocks, block -> SUMMARY.matcher(block).find())
                    .or(() -> longest(blocks, block -> !block.endsWith(LEFT_OUT)));
            if (longest.isEmpty()) {
                return blocks.get(0) + "\n";
            }
            blocks.set(longest.get(), "*" + title(blocks.get(longest.get())) + LEFT_OUT);
        }
        return String.join("\n\n", blocks) + "\n";
    }

    /** A blank line ends a block, unless it stands within a fence or a fold. */
    static List<String> of(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String fence = "";
        int folds = 0;
        for (String line : text.strip().split("\n", -1)) {
            fence = fenceAfter(fence, line);
            folds += fence.isEmpty() ? folding(line) : 0;
            if (line.isEmpty() && fence.isEmpty() && folds == 0) {
                add(block, blocks);
            } else {
                block.append(line).append('\n');
            }
        }
        add(block, blocks);
        return blocks;
    }

    private static String fenceAfter(String fence, String line) {
        if (!fence.isEmpty()) {
            return line.matches("`{" + fence.length() + ",}") ? "" : fence;
        }
        Matcher opening = FENCE.matcher(line);
        return opening.find() ? opening.group(1) : "";
    }

    private static int folding(String line) {
        return line.startsWith("<details>") ? 1 : line.startsWith("</details>") ? -1 : 0;
    }

    private static void add(StringBuilder block, List<String> blocks) {
        if (!block.isEmpty()) {
            blocks.add(block.toString().stripTrailing());
            block.setLength(0);
        }
    }

    private static Optional<Integer> longest(List<String> blocks, Predicate<String> among) {
        return IntStream.range(1, blocks.size())
                .boxed()
                .filter(i -> among.test(blocks.get(i)))
                .max(Comparator.comparingInt(i -> blocks.get(i).length()));
    }

    private static String title(String block) {
        Matcher summary = SUMMARY.matcher(block);
        return summary.find() ? summary.group(1) : "A part";
    }

    private static int length(List<String> blocks) {
        return blocks.stream().mapToInt(block -> block.length() + 2).sum();
    }
}
