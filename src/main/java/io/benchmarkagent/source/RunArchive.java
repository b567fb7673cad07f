package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The folder of run JSONs, read-only: which executions it knows, and each of them whole when asked. */
public final class RunArchive {
    private static final long LARGEST = 64L << 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path folder;
    private final HeaderScan headers;
    private final RunJson runs;
    private final Map<RunKey, ArchivedRun> known = new TreeMap<>();
    private final Map<RunKey, Run> summaries = new TreeMap<>();
    private final List<UnreadableRun> unreadable = new ArrayList<>();
    private final List<DataQuality> dataQuality = new ArrayList<>();

    /**
     * Looks at the header of every {@code *.json} directly in the folder, and at the cluster summary.
     *
     * @throws UncheckedIOException when the folder itself cannot be listed
     */
    public RunArchive(Path folder, ZoneId zone, MetricCatalogue catalogue) {
        this.folder = folder;
        this.headers = new HeaderScan(new JsonFactory(), zone);
        this.runs = new RunJson(catalogue, zone);
        jsonFiles(folder).forEach(this::add);
        Path summary = folder.resolve(ClusterSummary.FILE);
        if (Files.isRegularFile(summary)) {
            addSummary(summary, new ClusterSummary(catalogue, zone));
        }
    }

    public Path folder() {
        return folder;
    }

    /** Every execution known, oldest first. */
    public List<ArchivedRun> runs() {
        return List.copyOf(known.values());
    }

    public List<UnreadableRun> unreadable() {
        return List.copyOf(unreadable);
    }

    public List<DataQuality> dataQuality() {
        return List.copyOf(dataQuality);
    }

    public Optional<ArchivedRun> latest(String runId) {
        return known.values().stream()
                .filter(run -> run.facts().key().runId().equals(runId))
                .max(Comparator.comparing(run -> run.facts().key()));
    }

    public Optional<ArchivedRun> latest() {
        return known.values().stream()
                .max(Comparator.comparing(run -> run.facts().key()));
    }

    /** The run with its measurements; a file that was changed since, or is cut off further down, comes back as a failure. */
    public Reading read(ArchivedRun archived) {
        Run summary = summaries.get(archived.facts().key());
        return summary != null ? new Reading.Whole(summary) : readJson(archived);
    }

    private Reading readJson(ArchivedRun archived) {
        Path file = archived.file();
        try {
            return runs.read(json.readTree(file))
                    .<Reading>map(run -> run.key().equals(archived.facts().key())
                            ? new Reading.Whole(run)
                            : new Reading.Failed(replaced(file)))
                    .orElseGet(() -> new Reading.Failed(notARun(file)));
        } catch (JacksonException broken) {
            return new Reading.Failed(notJson(file, broken));
        }
    }

    private void add(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                unreadable.add(new UnreadableRun(
                        file, "is over 64 MB", "a run JSON is some kilobytes; move this file out of the archive"));
                return;
            }
            headers.scan(file).ifPresentOrElse(facts -> add(facts, file), () -> unreadable.add(notARun(file)));
        } catch (JacksonException broken) {
            unreadable.add(notJson(file, broken));
        } catch (IOException unreachable) {
            unreadable.add(notReached(file, unreachable));
        }
    }

    private void add(RunFacts facts, Path file) {
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
        try {
            reader.read(file).forEach(run -> {
                if (known.putIfAbsent(run.key(), new ArchivedRun(run.facts(), file)) == null) {
                    summaries.put(run.key(), run);
                }
            });
        } catch (JacksonException broken) {
            dataQuality.add(new DataQuality(
                    "archive/cluster-summary",
                    DataQuality.Level.WARNING,
                    "archive",
                    ClusterSummary.FILE + " cannot be read to its end: " + place(broken),
                    "mend the row, or remove the file; overwritten executions are unknown without it"));
        }
    }

    private static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static UnreadableRun notARun(Path file) {
        return new UnreadableRun(
                file,
                "is no run JSON (no run_id with a timestamp)",
                "keep only the pipeline's run JSONs in the archive");
    }

    private static UnreadableRun replaced(Path file) {
        return new UnreadableRun(file, "was replaced by another run meanwhile", "ask again");
    }

    private static UnreadableRun notReached(Path file, IOException unreachable) {
        return new UnreadableRun(
                file, "cannot be read (" + reason(unreachable) + ")", "check that it is there, and its permissions");
    }

    private static UnreadableRun notJson(Path file, JacksonException broken) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException unreachable) {
            return notReached(file, unreachable);
        }
        return new UnreadableRun(
                file, "is not valid JSON: " + place(broken), "write it again, or move it out of the archive");
    }

    private static String place(JacksonException broken) {
        var location = broken.getLocation();
        String where = location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return broken.getOriginalMessage().lines().findFirst().orElse("cannot be parsed") + where;
    }

    /** The message of a file system's exception is only the path. */
    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null || failure instanceof FileSystemException
                ? failure.getClass().getSimpleName()
                : message;
    }

    /** Whether this execution is the newest of its run id. */
    public boolean isLatest(RunKey key) {
        return latest(key.runId()).map(run -> run.facts().key().equals(key)).orElse(false);
    }
}
