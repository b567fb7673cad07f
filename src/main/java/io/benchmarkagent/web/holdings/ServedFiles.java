package io.benchmarkagent.web.holdings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.llm.audit.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            .weigher((Path path, Served file) -> file.bytes().length)
            .build();

    /**
     * A file.
     *
     * @param tag another one for other bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, compared with nothing
    public record Served(byte[] bytes, String tag, FileTime changed, Object key) {}

    /** Empty where there is none. */
    public Optional<Served> read(Path file) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = Objects.requireNonNullElse(is.fileKey(), "");
            Served before = kept.getIfPresent(file);
            return before != null
                            && before.changed().equals(is.lastModifiedTime())
                            && before.key().equals(key)
                            && before.bytes().length == is.size()
                    ? Optional.of(before)
                    : Optional.of(readAgain(file, is, key));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Served readAgain(Path file, BasicFileAttributes is, Object key) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String tag = Sha256.of(new String(bytes, StandardCharsets.ISO_8859_1)).substring(0, 32);
        Served served = new Served(bytes, tag, is.lastModifiedTime(), key);
        kept.put(file, served);
        return served;
    }
}
