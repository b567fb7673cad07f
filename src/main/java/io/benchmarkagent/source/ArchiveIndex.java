package io.benchmarkagent.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * The headers of an archive's files as they were when last looked at, kept in the user's cache folder, so that a report of ten thousand
 * runs opens a hundred files and not ten thousand. Whatever is wrong with the index, the files are read as if there were none; it holds
 * nothing that is not in them. A file counts as unchanged by its {@link FileStamp}, unless it was written just before it was read: then
 * it may change again within the resolution of its time.
 */
final class ArchiveIndex {
    private static final int VERSION = 1;
    private static final long SETTLED = Duration.ofSeconds(2).toNanos();

    /** Fewer files are read as quickly as an index is. */
    private static final int FEWEST = 64;

    private final Optional<Path> file;
    private final Map<String, Indexed> before;
    private final long opened = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    private final List<Indexed> now = new ArrayList<>();
    private boolean changed;

    private ArchiveIndex(Optional<Path> file) {
        this.file = file;
        this.before = file.map(ArchiveIndex::read).orElseGet(Map::of);
    }

    /** The index of an archive that is read in a time zone; without a cache folder one that is empty and not kept. */
    static ArchiveIndex of(Path archive, ZoneId zone, Optional<Path> cache) {
        return new ArchiveIndex(cache.map(folder -> folder.resolve("archives").resolve(name(archive, zone))));
    }

    /** What is known of a file that is unchanged. */
    Optional<Indexed> find(String name, FileStamp stamp) {
        Optional<Indexed> found =
                Optional.ofNullable(before.get(name)).filter(one -> one.stamp().equals(stamp));
        found.ifPresent(now::add);
        return found;
    }

    /** Keeps what was read of a file. */
    void add(Indexed read) {
        if (read.fits() && opened - read.stamp().modifiedNanos() > SETTLED) {
            now.add(read);
            changed = true;
        }
    }

    /** For the next report; one that cannot be kept is no loss but of time. */
    void keep() {
        if ((changed || now.size() < before.size()) && now.size() >= FEWEST) {
            file.ifPresent(this::write);
        }
    }

    private void write(Path target) {
        Path half = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(target.resolveSibling(""));
            Files.write(half, bytes());
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            half.toFile().delete();
        }
    }

    /** The check sum, then how many, then each. */
    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0);
        out.writeInt(now.size());
        for (Indexed one : now) {
            one.write(out);
        }
        byte[] all = bytes.toByteArray();
        ByteBuffer.wrap(all).putLong(0, sum(all));
        return all;
    }

    private static Map<String, Indexed> read(Path file) {
        Map<String, Indexed> all = new HashMap<>();
        try {
            byte[] bytes = Files.readAllBytes(file);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (bytes.length < Long.BYTES || in.readLong() != sum(bytes)) {
                return Map.of();
            }
            for (int left = in.readInt(); left > 0; left--) {
                Indexed one = Indexed.read(in);
                all.put(one.name(), one);
            }
            return all;
        } catch (IOException absentOrTorn) {
            return Map.of();
        }
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        return sum.getValue();
    }

    private static String name(Path archive, ZoneId zone) {
        String key =
                VERSION + "\n" + zone.getId() + "\n" + archive.toAbsolutePath().normalize();
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".index";
    }
}
