package io.benchmarkagent.llm.kept;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file for each answer, shared by all processes that use the folder. */
public final class AnswersInFolder implements Answers {
    private static final String ENDING = ".json";
    private static final Duration FOR_EVER = Duration.ofDays(100_000);
    private static final long LARGEST = 8L << 20;

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Path folder;
    private final Duration lifetime;
    private final Clock clock;
    private volatile Instant swept = Instant.MIN;

    private AnswersInFolder(Path folder, Duration lifetime, Clock clock) {
        this.folder = folder;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Those that are older are forgotten, and taken away when another is kept. */
    public static AnswersInFolder expiring(Path folder, Duration lifetime, Clock clock) {
        return new AnswersInFolder(folder, lifetime, clock);
    }

    public static AnswersInFolder lasting(Path folder, Clock clock) {
        return new AnswersInFolder(folder, FOR_EVER, clock);
    }

    @Override
    public Optional<KeptAnswer> find(String key) {
        return read(folder.resolve(key + ENDING)).filter(this::isFresh);
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        byte[] bytes = answer.toJson().getBytes(StandardCharsets.UTF_8);
        try (Draft draft = Draft.in(folder)) {
            sweep();
            draft.write(key + ENDING, out -> out.write(bytes));
            draft.publish();
        } catch (NotWritten costsAnotherCall) {
            // no more than that: the next one asks the model again
        }
    }

    /** Each of many is read for it: a process that keeps many does it now and then. */
    private void sweep() {
        Instant now = clock.instant();
        if (now.isAfter(swept.plus(BETWEEN_SWEEPS))) {
            swept = now;
            expired().forEach(file -> file.toFile().delete());
        }
    }

    /** One from the future is of a clock that was wrong since. */
    private boolean isFresh(KeptAnswer answer) {
        return Duration.between(answer.at(), clock.instant()).abs().compareTo(lifetime) <= 0;
    }

    private List<Path> expired() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.json"))
                    .filter(file -> read(file).filter(this::isFresh).isEmpty())
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static Optional<KeptAnswer> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? KeptAnswer.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException absentOrForeign) {
            return Optional.empty();
        }
    }
}
