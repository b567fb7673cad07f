package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The folder of run JSONs, read-only: which executions it knows, and each of them whole when asked. */
public final class RunArchive {
    /** A name that is given twice is refused: the header is read up to its end only, so "the last one counts" would depend on where it is. */
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonMapper json = JsonMapper.builder(STRICT).build();
    private final Path folder;
    private final HeaderScan headers;
    private final RunJson runs;
    private final SortedMap<RunKey, ArchivedRun> known = new TreeMap<>();
    private final List<ArchivedRun> oldestFirst;
    private final Map<String, ArchivedRun> latest = new HashMap<>();
    private final Map<RunKey, Run> summaries = new TreeMap<>();
    private volatile LastRead lastRead = new LastRead(0);
    private final Set<String> told = new HashSet<>();
    private final List<UnreadableRun> unreadable = new ArrayList<>();
    private final List<DataQuality> dataQuality = new ArrayList<>();

    /** As {@link #RunArchive(Path, ZoneId, MetricCatalogue, Optional)} without an index. */
    public RunArchive(Path folder, ZoneId zone, MetricCatalogue catalogue) {
        this(folder, zone, catalogue, Optional.empty());
    }

    /**
     * Looks at the header of every {@code *.json} directly in the folder, and at the cluster summary.
     *
     * @param cache where an index of the headers is kept, to look only at what is new; empty for none
     * @throws UncheckedIOException when the folder itself cannot be listed
     */
    public RunArchive(Path folder, ZoneId zone, MetricCatalogue catalogue, Optional<Path> cache) {
        this.folder = folder;
        this.headers = new HeaderScan(STRICT, zone);
        this.runs = new RunJson(catalogue);
        ArchiveIndex index = ArchiveIndex.of(folder, zone, cache);
        jsonFiles(folder).forEach((file, stamp) -> add(file, stamp, index));
        index.keep();
        Path summary = folder.resolve(ClusterSummary.FILE);
        if (Files.exists(summary, LinkOption.NOFOLLOW_LINKS)) {
            addSummary(summary, new ClusterSummary(catalogue, zone));
        }
        this.oldestFirst = List.copyOf(known.values());
        oldestFirst.forEach(run -> latest.put(run.facts().key().runId(), run));
    }

    public Path folder() {
        return folder;
    }

    /** Whether a file of this name below an archive, its folders parted by slashes, tells anything. */
    public static boolean isRead(String name) {
        return name.indexOf('/') < 0
                ? name.endsWith(".json") || name.equals(ClusterSummary.FILE)
                : name.startsWith("evidence/");
    }

    /** Every execution known, oldest first. */
    public List<ArchivedRun> runs() {
        return oldestFirst;
    }

    public List<UnreadableRun> unreadable() {
        return List.copyOf(unreadable);
    }

    public List<DataQuality> dataQuality() {
        return List.copyOf(dataQuality);
    }

    /** The execution of this key; empty where the archive does not hold it. */
    public Optional<ArchivedRun> find(RunKey key) {
        return Optional.ofNullable(known.get(key));
    }

    public Optional<ArchivedRun> latest(String runId) {
        return Optional.ofNullable(latest.get(runId));
    }

    public Optional<ArchivedRun> latest() {
        return oldestFirst.isEmpty() ? Optional.empty() : Optional.of(oldestFirst.get(oldestFirst.size() - 1));
    }

    /** The run with its measurements; a file that was changed since, or is cut off further down, comes back as a failure. */
    public Reading read(ArchivedRun archived) {
        RunKey key = archived.facts().key();
        Run summary = summaries.get(key);
        return summary != null
                ? new Reading.Whole(summary)
                : lastRead.of(key).orElseGet(() -> lastRead.keep(key, readJson(archived)));
    }

    /** The same archive, of which the last read runs stay in memory and are not read again. */
    public RunArchive keeping(int most) {
        lastRead = new LastRead(most);
        return this;
    }

    private Reading readJson(ArchivedRun archived) {
        Path file = archived.file();
        Optional<UnreadableRun> refused = RunFile.refused(file);
        if (refused.isPresent()) {
            return new Reading.Failed(refused.get());
        }
        try {
            return read(archived, Files.readAllBytes(file));
        } catch (JacksonException broken) {
            return new Reading.Failed(RunFile.notJson(file, broken));
        } catch (IOException unreachable) {
            return new Reading.Failed(RunFile.notReached(file, unreachable));
        }
    }

    private Reading read(ArchivedRun archived, byte[] bytes) {
        FactsReader header = headers.read(bytes);
        Optional<RunFacts> facts = header.facts();
        if (facts.isEmpty()) {
            return new Reading.Failed(notARun(archived.file(), header.whyNone()));
        }
        return facts.get().key().equals(archived.facts().key())
                ? new Reading.Whole(runs.read(facts.get(), header.dataQuality(), json.readTree(bytes)))
                : new Reading.Failed(replaced(archived.file()));
    }

    private void add(Path file, Optional<FileStamp> stamp, ArchiveIndex index) {
        String name = file.getFileName().toString();
        Optional<Indexed> unchanged = stamp.flatMap(is -> index.find(name, is));
        if (unchanged.isPresent()) {
            add(unchanged.get().facts(), unchanged.get().time(), file);
        } else {
            look(file).ifPresent(header -> {
                RunFacts facts = header.facts().orElseThrow();
                add(facts, header.time(), file);
                stamp.ifPresent(is -> index.add(new Indexed(name, is, header.time(), facts)));
            });
        }
    }

    /** The header of a run; what is none is kept as unreadable. */
    private Optional<FactsReader> look(Path file) {
        Optional<UnreadableRun> refused = RunFile.refused(file);
        if (refused.isPresent()) {
            unreadable.add(refused.get());
            return Optional.empty();
        }
        try {
            FactsReader header = headers.read(file);
            if (header.facts().isEmpty()) {
                unreadable.add(notARun(file, header.whyNone()));
                return Optional.empty();
            }
            return Optional.of(header);
        } catch (JacksonException broken) {
            unreadable.add(RunFile.notJson(file, broken));
            return Optional.empty();
        }
    }

    private void add(RunFacts facts, String time, Path file) {
        told.add(ClusterSummary.execution(facts.key().runId(), time));
        ArchivedRun before = known.putIfAbsent(facts.key(), new ArchivedRun(facts, file));
        if (before != null) {
            dataQuality.add(new DataQuality(
                    "archive/same-execution/" + file.getFileName(),
                    DataQuality.Level.WARNING,
                    "archive",
                    file.getFileName() + " and " + before.file().getFileName() + " are the same execution of "
                            + facts.key().runId() + "; the second was not read",
                    "keep one of them"));
        }
    }

    private void addSummary(Path file, ClusterSummary reader) {
        reader.read(file, told).forEach(run -> {
            if (known.putIfAbsent(run.key(), new ArchivedRun(run.facts(), file)) == null) {
                summaries.put(run.key(), run);
            }
        });
        reader.trouble()
                .ifPresent(trouble -> dataQuality.add(new DataQuality(
                        "archive/cluster-summary",
                        DataQuality.Level.WARNING,
                        "archive",
                        ClusterSummary.FILE + ": " + trouble,
                        "mend the rows; overwritten executions are unknown without them")));
    }

    /** What ends in .json, in the order of the names, with the stamp of each regular file. */
    private static SortedMap<Path, Optional<FileStamp>> jsonFiles(Path folder) {
        SortedMap<Path, Optional<FileStamp>> files = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, file -> file.getFileName().toString().endsWith(".json"))) {
            all.forEach(file -> files.put(file, FileStamp.of(file)));
            return files;
        } catch (DirectoryIteratorException unreachable) {
            throw new UncheckedIOException(unreachable.getCause());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static UnreadableRun notARun(Path file, String why) {
        return new UnreadableRun(file, "is no run JSON: " + why, "keep only the pipeline's run JSONs in the archive");
    }

    private static UnreadableRun replaced(Path file) {
        return new UnreadableRun(file, "was replaced by another run meanwhile", "ask again");
    }

    /** Whether this execution is the newest of its run id. */
    public boolean isLatest(RunKey key) {
        return latest(key.runId()).map(run -> run.facts().key().equals(key)).orElse(false);
    }
}
