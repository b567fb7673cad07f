package io.benchmarkagent.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds a line to what it finds, so many times, each in a turn of its own: the first argument is the folder, the second how many. */
final class LineAdder {
    static final String FILE = "index.json";

    private LineAdder() {}

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            add(Path.of(arguments[0]));
        }
    }

    static void add(Path folder) throws IOException {
        try (Draft draft = Draft.in(folder)) {
            Path file = folder.resolve(FILE);
            String before = Files.exists(file) ? Files.readString(file) : "";
            draft.write(FILE, out -> out.write((before + "line\n").getBytes(StandardCharsets.UTF_8)));
            draft.publish();
        }
    }
}
