package io.benchmarkagent.web.holdings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.report.PastRun;
import io.benchmarkagent.report.WrittenFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/** What reports say in short, read once for as long as they stay as they are. */
public final class Verdicts {
    private static final int MOST = 2000;

    private final Cache<Path, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Stamp(FileTime changed, long size, Object key) {}

    private record Known(Stamp stamp, Optional<PastRun> run) {}

    /** Empty where there is no report. */
    public Optional<PastRun> of(Path folder) {
        Path findings = folder.resolve("findings.json");
        Optional<Stamp> stamp = stamp(findings);
        return stamp.flatMap(now -> {
            Known before = known.getIfPresent(findings);
            if (before != null && before.stamp().equals(now)) {
                return before.run();
            }
            Optional<PastRun> read = WrittenFindings.read(findings).map(PastRun::withoutValues);
            known.put(findings, new Known(now, read));
            return read;
        });
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(is.lastModifiedTime(), is.size(), Objects.requireNonNullElse(is.fileKey(), "")));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
