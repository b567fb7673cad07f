package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers that may be asked for again soon: a few in this process, more in the user's folder of what can be made again, or where machines
 * share them. A file is the moment up to which it may be used, then the answer's bytes. What cannot be kept costs another question, no more.
 */
final class KeptBodies {
    private static final String ENDING = ".answer";
    private static final String KIND = "range:";
    private static final int MOST_IN_MEMORY = 64;
    private static final int MOST_FILES = 300;
    private static final int LARGEST = 1 << 20;
    private static final int HEAD = Long.BYTES;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Optional<Path> folder;
    private final Optional<Redis> shared;
    private final Clock clock;
    private final Map<String, byte[]> memory = new LinkedHashMap<>();

    /** @param shared in place of the folder */
    KeptBodies(Optional<Path> folder, Optional<Redis> shared, Clock clock) {
        this.folder = shared.isPresent() ? Optional.empty() : folder;
        this.shared = shared;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** @param key lower-case hexadecimal digits */
    Optional<byte[]> find(String key) {
        return here(key).or(() -> shared.flatMap(redis -> there(redis, key)));
    }

    private synchronized Optional<byte[]> here(String key) {
        return Optional.ofNullable(memory.get(key))
                .or(() -> folder.flatMap(in -> read(in.resolve(key + ENDING))))
                .filter(this::isFresh)
                .map(file -> Arrays.copyOfRange(file, HEAD, file.length));
    }

    private static Optional<byte[]> there(Redis redis, String key) {
        try {
            return redis.find(KIND + key).map(text -> text.getBytes(StandardCharsets.UTF_8));
        } catch (RedisAway costsAnotherQuestion) {
            return Optional.empty();
        }
    }

    void keep(String key, byte[] body, Duration lifetime) {
        if (body.length <= LARGEST) {
            keepHere(key, body, lifetime);
            shared.ifPresent(redis -> keepThere(redis, key, body, lifetime));
        }
    }

    /** An answer is JSON. */
    private static void keepThere(Redis redis, String key, byte[] body, Duration lifetime) {
        try {
            redis.keep(KIND + key, new String(body, StandardCharsets.UTF_8), lifetime);
        } catch (RedisAway costsAnotherQuestion) {
            // no more than that
        }
    }

    private synchronized void keepHere(String key, byte[] body, Duration lifetime) {
        byte[] file = ByteBuffer.allocate(HEAD + body.length)
                .putLong(now().plus(lifetime).toEpochMilli())
                .put(body)
                .array();
        memory.remove(key);
        memory.put(key, file);
        if (memory.size() > MOST_IN_MEMORY) {
            memory.remove(memory.keySet().iterator().next());
        }
        folder.ifPresent(in -> write(in, key, file));
    }

    private static void write(Path folder, String key, byte[] file) {
        try (Draft draft = Draft.in(folder)) {
            surplus(folder).forEach(one -> one.toFile().delete());
            draft.write(key + ENDING, out -> out.write(file));
            draft.publish();
        } catch (NotWritten costsAnotherQuestion) {
            // no more than that
        }
    }

    /** The oldest, of more than there may be. */
    private static List<Path> surplus(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> ours = files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.answer"))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
            return ours.subList(0, Math.max(0, ours.size() - MOST_FILES + 1));
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** One that would last longer than any does is of a clock that was wrong since. */
    private boolean isFresh(byte[] file) {
        Instant until = Instant.ofEpochMilli(ByteBuffer.wrap(file).getLong());
        return until.isAfter(now()) && !until.isAfter(now().plus(LONGEST));
    }

    private static Optional<byte[]> read(Path file) {
        try {
            boolean fits = Files.isRegularFile(file) && Files.size(file) >= HEAD && Files.size(file) <= HEAD + LARGEST;
            return fits ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException absentOrForeign) {
            return Optional.empty();
        }
    }
}
