package io.benchmarkagent.web.holdings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.web.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of reports as they are now, read once for as long as they stay so, however many ask. */
public final class ServedFiles {
    private static final long BYTES_KEPT = 32L << 20;

    private final Cache<Path, Served> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES_KEPT)
            .weigher((Path path, Served file) -> file.sent().weight())
            .build();

    public record Served(Sent sent, FileTime changed, Object key) {
        private boolean is(BasicFileAttributes now) {
            return changed.equals(now.lastModifiedTime())
                    && key.equals(keyOf(now))
                    && sent.plain().length == now.size();
        }
    }

    /** Empty where there is none. */
    public Optional<Served> read(Path file) throws IOException {
        try {
            BasicFileAttributes now = attributes(file);
            Served before = kept.getIfPresent(file);
            return Optional.of(before != null && before.is(now) ? before : again(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** By the first of all who ask; the others wait for that one. */
    private Served again(Path file) throws IOException {
        try {
            return kept.asMap().compute(file, ServedFiles::read);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Served read(Path file, @Nullable Served before) {
        try {
            BasicFileAttributes now =
                    attributes(file); // before its bytes: what changes meanwhile is seen by whoever asks next
            return before != null && before.is(now)
                    ? before
                    : new Served(sent(Files.readAllBytes(file), before), now.lastModifiedTime(), keyOf(now));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A report that is made again has the same bytes, and they are packed. */
    private static Sent sent(byte[] bytes, @Nullable Served before) {
        return before != null && Arrays.equals(before.sent().plain(), bytes) ? before.sent() : Sent.of(bytes);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private static Object keyOf(BasicFileAttributes now) {
        return Objects.requireNonNullElse(now.fileKey(), "");
    }
}
