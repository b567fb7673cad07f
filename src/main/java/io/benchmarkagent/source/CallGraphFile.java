package io.benchmarkagent.source;

import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.CallGraph.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Calls from a CSV: {@code source,target} in the first line, a call in every other; further columns are left alone. */
public final class CallGraphFile {
    private static final String STANDARD = "online-boutique-calls.csv";
    private static final String HEADER = "source,target";
    private static final int MOST_LINES = 100_000;

    private CallGraphFile() {}

    /** @throws IllegalArgumentException naming the file, the line and the mend */
    public static CallGraph of(String file) {
        try {
            return file.isEmpty() ? standard() : parse(Files.readAllLines(Path.of(file)), file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "cause.call-graph: " + file + " cannot be read; give a CSV file of calls, " + HEADER, unreadable);
        }
    }

    private static CallGraph standard() {
        try (InputStream csv = Objects.requireNonNull(CallGraphFile.class.getResourceAsStream(STANDARD))) {
            return parse(
                    new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    STANDARD);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static CallGraph parse(List<String> lines, String file) {
        if (lines.isEmpty() || !lines.get(0).strip().startsWith(HEADER) || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "cause.call-graph: " + file + " is no list of calls; its first line is " + HEADER);
        }
        List<Call> calls = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                calls.add(call(lines.get(i), file + ":" + (i + 1)));
            }
        }
        return CallGraph.of(calls);
    }

    private static Call call(String line, String where) {
        String[] cells = line.split(",", -1);
        if (cells.length < 2 || cells[0].isBlank() || cells[1].isBlank()) {
            throw new IllegalArgumentException("cause.call-graph: " + where + " names no call; write caller,callee");
        }
        return new Call(cells[0].strip(), cells[1].strip());
    }
}
