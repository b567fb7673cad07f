package io.benchmarkagent.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a page tells its readers to write. */
final class Documented {
    private Documented() {}

    /** The indented blocks between a heading and the next of its rank, without their indentation. */
    static List<String> blocks(Path page, String heading) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean within = false;
        for (String line : Files.readAllLines(page)) {
            within = line.startsWith("## ") ? line.equals("## " + heading) : within;
            boolean code = within && (line.startsWith("    ") || (line.isBlank() && !block.isEmpty()));
            if (code) {
                block.append(line.isBlank() ? "" : line.substring(4)).append('\n');
            } else if (!block.isEmpty()) {
                blocks.add(block.toString().strip() + "\n");
                block.setLength(0);
            }
        }
        return blocks;
    }
}
