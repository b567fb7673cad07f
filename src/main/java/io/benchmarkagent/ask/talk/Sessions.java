package io.benchmarkagent.ask.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sessions that were kept, in a folder for its owner alone: a file of JSON lines for each, named by when it began. */
public final class Sessions {
    private static final int KEPT = 50;
    private static final DateTimeFormatter BEGUN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Where questions come from. Who types goes on with what was typed: what a script asked in between is none of it. */
    public enum Kind {
        TYPED(""),
        PIPED("-piped");

        private final String mark;
        private final Pattern name;

        Kind(String mark) {
            this.mark = mark;
            this.name = Pattern.compile("\\d{8}T\\d{6}-\\d+" + mark + "\\.jsonl");
        }
    }

    private final Path folder;
    private final Kind kind;

    /** @param state where the user keeps what is to last */
    public Sessions(Path state, Kind kind) {
        this.kind = kind;
        this.folder = state.resolve("chat");
    }

    /** One that is a file from its first turn on. */
    public Session begin(Instant now) {
        String name = BEGUN.format(now) + "-" + ProcessHandle.current().pid() + kind.mark + ".jsonl";
        return new Session(folder.resolve(name), this::makeRoom);
    }

    /** The one that was gone on with last; empty where none is kept. */
    public Optional<Session> last() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Session(all.get(all.size() - 1), () -> {}));
    }

    private void makeRoom() throws IOException {
        Files.createDirectories(folder);
        Private.folder(folder);
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - (KEPT - 1)))) {
            Files.deleteIfExists(old);
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            kind.name.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Sessions::changed).thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }
}
