package io.benchmarkagent.llm.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a log's files: {@code audit.jsonl}, and those that were full by their last line's number, {@code audit-000000000471.jsonl}. */
record AuditFiles(Path folder) {
    static final String CURRENT = "audit.jsonl";
    static final String HEAD = "audit-head.json";

    private static final Pattern FULL = Pattern.compile("audit-(\\d{12})\\.jsonl");

    Path current() {
        return folder.resolve(CURRENT);
    }

    Path head() {
        return folder.resolve(HEAD);
    }

    Path full(long lastSeq) {
        return folder.resolve("audit-%012d.jsonl".formatted(lastSeq));
    }

    /** All that are there, oldest lines first. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Stream<Path> full =
                    files.filter(file -> number(file) >= 0).sorted(Comparator.comparingLong(AuditFiles::number));
            return Stream.concat(full, Stream.of(current()).filter(Files::exists))
                    .toList();
        }
    }

    private static long number(Path file) {
        Matcher match = FULL.matcher(file.getFileName().toString());
        return match.matches() ? Long.parseLong(match.group(1)) : -1;
    }
}
