package io.benchmarkagent.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What tells whether a file is still the one that was read: its size, its time, and its place on the disk. */
record FileStamp(long size, long modifiedNanos, int place) {

    /** Empty for what is no regular file, a link among them, and for what cannot be looked at. */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return is.isRegularFile() ? Optional.of(of(is)) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static FileStamp of(BasicFileAttributes is) {
        return new FileStamp(is.size(), is.lastModifiedTime().to(TimeUnit.NANOSECONDS), Objects.hashCode(is.fileKey()));
    }
}
