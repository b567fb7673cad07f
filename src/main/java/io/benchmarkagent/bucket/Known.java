package io.benchmarkagent.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Which version of each object the mirror's files are, as of when they last were the bucket's. It may be lost or be old: what it does not
 * know is compared, or fetched again.
 */
final class Known {
    private static final int FIELDS = 3;

    private final Path file;
    private final Map<String, One> all;

    /** @param stamp of the file when it was fetched or sent */
    record One(String version, String stamp) {}

    private Known(Path file, Map<String, One> all) {
        this.file = file;
        this.all = all;
    }

    static Known in(Path file) {
        Map<String, One> all = new ConcurrentHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split("\t", -1);
                if (fields.length == FIELDS) {
                    all.put(fields[0], new One(fields[1], fields[2]));
                }
            }
        } catch (IOException none) {
            return new Known(file, new ConcurrentHashMap<>());
        }
        return new Known(file, all);
    }

    Set<String> names() {
        return Set.copyOf(all.keySet());
    }

    /** Whether the file was this version when it was last looked at. */
    boolean isOf(String name, String version) {
        return Optional.ofNullable(all.get(name))
                .filter(one -> one.version().equals(version))
                .isPresent();
    }

    String version(String name) {
        return Optional.ofNullable(all.get(name)).map(One::version).orElse("");
    }

    /** Whether nobody wrote the file since. */
    boolean isUntouched(String name, Path path) {
        return Optional.ofNullable(all.get(name))
                .filter(one -> one.stamp().equals(stamp(path)))
                .isPresent();
    }

    void add(String name, String version, Path path) {
        all.put(name, new One(version, stamp(path)));
    }

    void remove(String name) {
        all.remove(name);
    }

    void keep() throws BucketTrouble {
        String text = new TreeMap<>(all)
                .entrySet().stream()
                        .map(one -> one.getKey() + "\t" + one.getValue().version() + "\t"
                                + one.getValue().stamp() + "\n")
                        .collect(Collectors.joining());
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw Mirror.unwritable(file, unwritable);
        }
    }

    private static String stamp(Path path) {
        try {
            return Files.size(path) + "@" + Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS);
        } catch (IOException gone) {
            return "gone";
        }
    }
}
