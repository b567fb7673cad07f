package io.benchmarkagent.bucket;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.files.Sole;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A prefix of a bucket and the folder that has the same files. One process at a time fetches or sends; many may read. */
public final class Mirror {
    private static final String FOLDER = "buckets";
    private static final String FILES = "files";
    private static final String LAST_OF_A_REPORT = "findings.json";

    /** From here on it is said what is waited for. */
    private static final int MANY = 2000;

    private static final long MUCH = 512L << 20;
    private static final long TURN_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_MILLIS = 100;

    private final BucketAddress address;
    private final Predicate<String> wanted;
    private final boolean sends;
    private final Path home;
    private final Map<String, String> variables;
    private final Patience patience;
    private final Limits limits;

    private Mirror(
            BucketAddress address,
            Predicate<String> wanted,
            boolean sends,
            Path home,
            Map<String, String> variables,
            Patience patience,
            Limits limits) {
        this.address = address;
        this.wanted = wanted;
        this.sends = sends;
        this.home = home;
        this.variables = variables;
        this.patience = patience;
        this.limits = limits;
    }

    /**
     * Of what is only read.
     *
     * @param wanted which names are of use
     * @param cache the user's folder for what can be made again
     * @param variables of the environment: the server, and who asks
     */
    public static Mirror ofArchive(
            BucketAddress address,
            Predicate<String> wanted,
            Path cache,
            Map<String, String> variables,
            Patience patience,
            Limits limits)
            throws BucketTrouble {
        return new Mirror(address, wanted, false, home(cache, "a", address, variables), variables, patience, limits);
    }

    /** Of reports: what is written into the folder can be sent. */
    public static Mirror ofReports(
            BucketAddress address, Path cache, Map<String, String> variables, Patience patience, Limits limits)
            throws BucketTrouble {
        return new Mirror(
                address,
                name -> !ObjectName.isHidden(name),
                true,
                home(cache, "r", address, variables),
                variables,
                patience,
                limits);
    }

    private static Path home(Path cache, String kind, BucketAddress address, Map<String, String> variables)
            throws BucketTrouble {
        String server = String.format("%08x", Endpoint.of(variables).url().hashCode());
        return cache.resolve(FOLDER).resolve(kind + "-" + server + "-" + address.encoded());
    }

    /** Says {@code s3://bucket/prefix} in place of a mirror's folder, wherever in a text. */
    public static UnaryOperator<String> naming(Optional<Path> cache) {
        if (cache.isEmpty()) {
            return UnaryOperator.identity();
        }
        String folder = cache.get().resolve(FOLDER) + "/";
        Pattern mirror = Pattern.compile(Pattern.quote(folder) + "[ar]-[0-9a-f]{8}-([A-Za-z0-9.*_+%-]+)/" + FILES);
        return text -> text.contains(folder)
                ? mirror.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                "s3://" + URLDecoder.decode(found.group(1), StandardCharsets.UTF_8)))
                : text;
    }

    public BucketAddress address() {
        return address;
    }

    /** Where the files are. */
    public Path folder() {
        return home.resolve(FILES);
    }

    /**
     * Makes the folder what the bucket is; how many objects that are. What was not sent yet stays.
     *
     * @param told lines about what takes long, and what was left out
     */
    public int fetch(Consumer<String> told) throws BucketTrouble {
        Sole alone = turn();
        try (alone;
                Dialogue dialogue = Dialogue.about(address, variables, patience)) {
            deleteAll(home.resolve("half"));
            Selection selection = Selection.of(dialogue.list(limits), wanted);
            requireLittle(selection);
            warn(selection, told);
            Known known = Known.in(home.resolve("known"));
            forget(selection, known); // first: what was a file may have become a folder, or the other way round
            List<Remote> changed = selection.objects().values().stream()
                    .filter(object -> !isThere(object, known))
                    .toList();
            announce(changed, told);
            try {
                Several.run(changed.stream()
                        .map(object -> (Several.Task) () -> fetch(object, dialogue, known))
                        .toList());
            } finally {
                known.keep();
            }
            return selection.objects().size();
        }
    }

    private Sole turn() throws BucketTrouble {
        Path lock = home.resolve("lock");
        long end = System.nanoTime() + TURN_NANOS;
        try {
            while (System.nanoTime() < end) {
                Optional<Sole> alone = Sole.at(lock);
                if (alone.isPresent()) {
                    Files.createDirectories(folder());
                    return alone.get();
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (NotWritten failure) {
            throw unwritable(home, failure);
        } catch (IOException failure) {
            throw unwritable(folder(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw BucketTrouble.failure(
                address.name() + ": another process is busy with it; wait for its end, and ask again");
    }

    private void requireLittle(Selection selection) throws BucketTrouble {
        if (selection.bytes() > limits.bytes()) {
            throw BucketTrouble.mistake(address.name() + " holds " + megabytes(selection.bytes()) + ", more than "
                    + megabytes(limits.bytes()) + "; give the prefix of the archive alone");
        }
    }

    private void warn(Selection selection, Consumer<String> told) {
        if (!selection.leftOut().isEmpty()) {
            int count = selection.leftOut().size();
            told.accept("warning: " + address.name() + ": left out " + count
                    + (count == 1 ? " object whose name is" : " objects whose names are") + " no path of a file ('"
                    + selection.leftOut().get(0) + "'); rename or delete it");
        }
    }

    private void announce(List<Remote> changed, Consumer<String> told) {
        long bytes = changed.stream().mapToLong(Remote::size).sum();
        if (changed.size() > MANY || bytes > MUCH) {
            told.accept("fetching " + changed.size() + " objects (" + megabytes(bytes) + ") of " + address.name());
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    /** A report that is yet to be sent is there, though it is another; what nobody knows is compared. */
    private boolean isThere(Remote object, Known known) {
        Path file = folder().resolve(object.name());
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (known.isOf(object.name(), object.version())) {
            return sends || known.isUntouched(object.name(), file);
        }
        if (isSame(file, object.version())) {
            known.add(object.name(), object.version(), file);
            return true;
        }
        return false;
    }

    private static boolean isSame(Path file, String version) {
        try {
            return Digest.of(file).md5().equals(version);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void fetch(Remote object, Dialogue dialogue, Known known) throws BucketTrouble {
        Path half = home.resolve("half").resolve(UUID.randomUUID().toString());
        Path file = folder().resolve(object.name());
        dialogue.fetch(object, half);
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw unwritable(file, unwritable);
        }
        known.add(object.name(), object.version(), file);
    }

    /** Of an archive only what the bucket holds stays, of reports also what it never held. */
    private void forget(Selection selection, Known known) throws BucketTrouble {
        for (Map.Entry<String, Path> file : files().entrySet()) {
            String name = file.getKey();
            boolean gone = !selection.objects().containsKey(name);
            if (gone && (!sends || known.isUntouched(name, file.getValue()))) {
                delete(file.getValue());
            }
        }
        known.names().stream()
                .filter(name -> !selection.objects().containsKey(name))
                .forEach(known::remove);
        deleteEmptyFolders();
    }

    /**
     * Sends what was written since, each report's findings after the rest of it; how many files that were.
     *
     * @throws BucketTrouble where the bucket takes no more; what was not sent is sent the next time
     */
    public int send() throws BucketTrouble {
        Sole alone = turn();
        try (alone;
                Dialogue dialogue = Dialogue.about(address, variables, patience)) {
            Known known = Known.in(home.resolve("known"));
            SortedMap<String, Path> there = files();
            SortedMap<String, List<String>> changed = new TreeMap<>();
            Stream.concat(there.keySet().stream(), known.names().stream())
                    .distinct()
                    .filter(wanted)
                    .filter(name -> !isSent(name, there, known))
                    .sorted(Comparator.comparing(Mirror::isLast).thenComparing(Comparator.naturalOrder()))
                    .forEach(name -> changed.computeIfAbsent(report(name), report -> new ArrayList<>())
                            .add(name));
            List<String> pages = Optional.ofNullable(changed.remove("")).orElse(List.of());
            try {
                Several.run(changed.values().stream()
                        .map(report -> (Several.Task) () -> send(report, there, dialogue, known))
                        .toList());
                send(pages, there, dialogue, known);
            } finally {
                known.keep();
            }
            return changed.values().stream().mapToInt(List::size).sum() + pages.size();
        }
    }

    private static boolean isSent(String name, Map<String, Path> there, Known known) {
        Path file = there.get(name);
        if (file == null || known.isUntouched(name, file)) {
            return file != null;
        }
        if (isSame(file, known.version(name))) {
            known.add(name, known.version(name), file);
            return true;
        }
        return false;
    }

    private static void send(List<String> names, Map<String, Path> there, Dialogue dialogue, Known known)
            throws BucketTrouble {
        for (String name : names) {
            Path file = there.get(name);
            if (file == null) {
                dialogue.delete(name);
                known.remove(name);
            } else {
                known.add(name, dialogue.send(name, file), file);
            }
        }
    }

    private static boolean isLast(String name) {
        return name.endsWith("/" + LAST_OF_A_REPORT);
    }

    /** Its folder; empty for a file that is of no report. */
    private static String report(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    private SortedMap<String, Path> files() throws BucketTrouble {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder())) {
            all.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> files.put(folder().relativize(file).toString(), file));
            return files;
        } catch (IOException unreadable) {
            throw unwritable(folder(), unreadable);
        }
    }

    private void deleteEmptyFolders() throws BucketTrouble {
        try (Stream<Path> all = Files.walk(folder())) {
            all.filter(Files::isDirectory)
                    .filter(path -> !path.equals(folder()))
                    .sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete()); // which a folder that holds something withstands
        } catch (IOException unreadable) {
            throw unwritable(folder(), unreadable);
        }
    }

    private static void deleteAll(Path folder) throws BucketTrouble {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                delete(path);
            }
        } catch (IOException unreadable) {
            throw unwritable(folder, unreadable);
        }
    }

    private static void delete(Path path) throws BucketTrouble {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            throw unwritable(path, stays);
        }
    }

    /** The cache is what went wrong, and not the bucket. */
    static BucketTrouble unwritable(Path path, IOException failure) {
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.getClass().getSimpleName();
        return BucketTrouble.failure(path + ": the mirror of a bucket cannot be written (" + reason
                + "); free some room, or set XDG_CACHE_HOME to a folder that can be");
    }
}
