package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
        this.headers = new HeaderScan(STRICT, zone);
        this.runs = new RunJson(catalogue);
        jsonFiles(folder).forEach(this::add);
        Path summary = folder.resolve(ClusterSummary.FILE);
        if (Files.exists(summary, LinkOption.NOFOLLOW_LINKS)) {
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

    private void add(Path file) {
        Optional<UnreadableRun> refused = RunFile.refused(file);
        if (refused.isPresent()) {
            unreadable.add(refused.get());
            return;
        }
        try {
            FactsReader header = headers.read(file);
            header.facts()
                    .ifPresentOrElse(facts -> add(facts, file), () -> unreadable.add(notARun(file, header.whyNone())));
        } catch (JacksonException broken) {
            unreadable.add(RunFile.notJson(file, broken));
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
        reader.read(file).forEach(run -> {
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

    private static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
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
