package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.DataQuality;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Answers kept in folders, looked up in their order. With an index an answer counts if its expression, range, step and digest are
 * the wanted ones; in a folder without one, made by hand, if it covers the run. An index that cannot be read hides its folder.
 */
final class RecordedAnswers {
    private final List<Folder> folders;
    private final List<DataQuality> dataQuality;
    private final long maxBytes;

    private record Folder(Path path, Optional<SortedMap<String, IndexEntry>> index) {}

    /** What a folder has for a query: an answer, or none, and what was wrong with what it has. */
    record Found(Optional<Answer> answer, List<DataQuality> dataQuality) {
        Found {
            dataQuality = List.copyOf(dataQuality);
        }
    }

    private RecordedAnswers(List<Folder> folders, List<DataQuality> dataQuality, long maxBytes) {
        this.folders = folders;
        this.dataQuality = dataQuality;
        this.maxBytes = maxBytes;
    }

    static RecordedAnswers in(List<Path> paths, long maxBytes) {
        List<Folder> folders = new ArrayList<>();
        List<DataQuality> dataQuality = new ArrayList<>();
        for (Path path : paths) {
            try {
                folder(path).ifPresent(folders::add);
            } catch (IOException e) {
                dataQuality.add(Lines.unreadableIndex(e));
            }
        }
        return new RecordedAnswers(folders, dataQuality, maxBytes);
    }

    /**
     * Looks for answers first and for the index then: another process that records here just now puts them there the other way round,
     * and what it records is not handmade. A folder that is empty yet is none.
     */
    private static Optional<Folder> folder(Path path) throws IOException {
        boolean answers = Files.isDirectory(path) && hasAnswers(path);
        if (Files.exists(path.resolve(Index.FILE))) {
            return Optional.of(new Folder(path, Optional.of(Index.read(path))));
        }
        return answers ? Optional.of(new Folder(path, Optional.empty())) : Optional.empty();
    }

    private static boolean hasAnswers(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".json") || name.endsWith(".json.gz"));
        }
    }

    List<DataQuality> dataQuality() {
        return dataQuality;
    }

    /** Whether there is nothing recorded for any of these queries. */
    boolean hasNone(List<CatalogueQuery> queries) {
        return dataQuality.isEmpty()
                && folders.stream().noneMatch(folder -> queries.stream()
                        .anyMatch(query -> file(folder, query).isPresent()));
    }

    /** The scrape interval under which an answer was recorded whose range is the one that its step gives. */
    Optional<Scrape> scrape(Predicate<Grid> wanted) {
        return folders.stream()
                .flatMap(folder -> folder.index().orElseGet(TreeMap::new).values().stream())
                .filter(entry -> wanted.test(entry.grid()))
                .map(IndexEntry::scrape)
                .findFirst();
    }

    /** The answer to any of these expressions over this range. */
    Found find(CatalogueQuery query, List<String> expressions, Grid grid, Window window) {
        List<DataQuality> wrong = new ArrayList<>();
        for (Folder folder : folders) {
            try {
                Optional<Answer> answer = folder.index().isPresent()
                        ? indexed(folder, query, expressions, grid)
                        : byHand(folder, query, window);
                if (answer.isPresent()) {
                    return new Found(answer, wrong);
                }
            } catch (Unanswered e) {
                wrong.add(Lines.corruptRecording(query, e));
            } catch (IOException e) {
                wrong.add(Lines.corruptRecording(query, Unanswered.brokenOff(e)));
            }
        }
        return new Found(Optional.empty(), wrong);
    }

    /** The answers made by hand, without an index, that cover the run. */
    List<Answer> byHand(List<CatalogueQuery> queries, Window window) {
        List<Folder> bare =
                folders.stream().filter(folder -> folder.index().isEmpty()).toList();
        RecordedAnswers handmade = new RecordedAnswers(bare, List.of(), maxBytes);
        Grid none = new Grid(Instant.EPOCH, Instant.EPOCH, 1);
        return queries.stream()
                .flatMap(query -> handmade.find(query, List.of(), none, window).answer().stream())
                .toList();
    }

    private Optional<Answer> indexed(Folder folder, CatalogueQuery query, List<String> expressions, Grid grid)
            throws Unanswered, IOException {
        Optional<IndexEntry> entry = folder.index()
                .map(index -> index.get(query.id()))
                .filter(one -> expressions.contains(one.promql()) && one.grid().equals(grid));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Path file = file(folder, query)
                .orElseThrow(() -> Unanswered.because(Unanswered.Reason.MALFORMED, "the file is missing"));
        Answer.Parsed parsed = parse(file);
        if (!parsed.sha256().equals(entry.get().sha256())) {
            throw Unanswered.because(Unanswered.Reason.MALFORMED, "its SHA-256 is not the one of " + Index.FILE);
        }
        return Optional.of(new Answer(entry.get().promql(), grid, parsed.range(), parsed.sha256(), Answer.RECORDED));
    }

    private Optional<Answer> byHand(Folder folder, CatalogueQuery query, Window window) throws Unanswered, IOException {
        Optional<Path> file = file(folder, query);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Answer.Parsed parsed = parse(file.get());
        Grid grid = gridOf(parsed.range())
                .orElseThrow(() -> Unanswered.because(
                        Unanswered.Reason.MALFORMED,
                        "it has no two points, and no " + Index.FILE + " tells its range"));
        if (!covers(grid, window)) {
            throw Unanswered.because(
                    Unanswered.Reason.MALFORMED,
                    "it covers " + grid.start() + " to " + grid.end() + " and not the run from " + window.start()
                            + " to " + window.end());
        }
        return Optional.of(new Answer("", grid, parsed.range(), parsed.sha256(), Answer.RECORDED));
    }

    private static Optional<Grid> gridOf(RangeAnswer range) {
        return range.spacingSeconds().stream()
                .mapToObj(step -> new Grid(
                        Instant.ofEpochMilli(range.first().orElseThrow()),
                        Instant.ofEpochMilli(range.last().orElseThrow()),
                        step))
                .findFirst();
    }

    private static boolean covers(Grid grid, Window window) {
        return !grid.start().minusSeconds(grid.stepSeconds()).isAfter(window.start())
                && !grid.end().plusSeconds(grid.stepSeconds()).isBefore(window.end());
    }

    private Answer.Parsed parse(Path file) throws Unanswered, IOException {
        return Answer.parse(new LimitedStream(unpacked(file), maxBytes));
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static Optional<Path> file(Folder folder, CatalogueQuery query) {
        return Stream.of(".json.gz", ".json")
                .map(ending -> folder.path().resolve(query.id() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
