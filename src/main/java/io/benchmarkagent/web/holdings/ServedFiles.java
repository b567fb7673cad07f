package io.benchmarkagent.web.holdings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.web.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/** Files of reports as they are now, read once for as long as they stay so. */
public final class ServedFiles {
    private static final long BYTES_KEPT = 32L << 20;

    private final Cache<Path, Served> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES_KEPT)
            .weigher((Path path, Served file) -> file.sent().weight())
            .build();

    public record Served(Sent sent, FileTime changed, Object key) {}

    /** Empty where there is none. */
    public Optional<Served> read(Path file) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = Objects.requireNonNullElse(is.fileKey(), "");
            Served before = kept.getIfPresent(file);
            return before != null
                            && before.changed().equals(is.lastModifiedTime())
                            && before.key().equals(key)
                            && before.sent().plain().length == is.size()
                    ? Optional.of(before)
                    : Optional.of(readAgain(file, is, key));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Served readAgain(Path file, BasicFileAttributes is, Object key) throws IOException {
        Served served = new Served(Sent.of(Files.readAllBytes(file)), is.lastModifiedTime(), key);
        kept.put(file, served);
        return served;
    }
}
