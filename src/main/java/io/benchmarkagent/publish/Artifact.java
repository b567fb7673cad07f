package io.benchmarkagent.publish;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.FindingsReader;
import io.benchmarkagent.findings.Retelling;
import io.benchmarkagent.gate.GateReadingJson;
import io.benchmarkagent.gate.GateRetelling;
import io.benchmarkagent.narrative.OfflineNarrator;
import io.benchmarkagent.report.Provenance;
import io.benchmarkagent.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an untrusted job leaves for a trusted one: its {@code findings.json}, and the number of its pull request. Whoever wrote the
 * pull request wrote that job, so that nothing in it is believed but what it measured, which the comment says: the verdict and every
 * sentence are made here ({@link Retelling}).
 */
public record Artifact(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FINDINGS = "findings.json";
    private static final String CLAIM = "publish.json";
    private static final String COMMENT = "comment.md";
    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_OBSERVATIONS = 100_000;
    private static final int MOST_OTHERS = 2_000;
    private static final String OBSERVATIONS = "observations";
    private static final Set<String> NOT_READ = Set.of("provenance", "narrative");

    /**
     * What was read of one.
     *
     * @param claimed the number it says; empty where it says none
     */
    public record Left(Report report, OptionalLong claimed) {}

    /** Beside the report that is there: the comment, to be looked at, and the claim. One from before goes where there is none now. */
    public void write(Optional<String> comment, long number) throws NotWritten {
        String claim = JSON.writeValueAsString(new TreeMap<>(Map.of("schema_version", 1L, "pull_request", number)));
        try (Draft draft = Draft.in(folder)) {
            if (comment.isPresent()) {
                byte[] text = comment.get().getBytes(StandardCharsets.UTF_8);
                draft.write(COMMENT, out -> out.write(text));
            }
            draft.write(CLAIM, out -> out.write((claim + "\n").getBytes(StandardCharsets.UTF_8)));
            draft.publish();
            if (comment.isEmpty()) {
                draft.delete(COMMENT);
            }
        }
    }

    /**
     * The report that is in the folder, or in the only folder below it.
     *
     * @throws NotPublished where there is none, or what is there is none that this program writes
     */
    public Left read(String version, Instant now) throws NotPublished {
        Path place = place();
        JsonNode json = json(place.resolve(FINDINGS));
        bounded(json);
        try {
            Findings findings = Retelling.of(FindingsReader.read(json));
            Report report = new Report(
                    findings,
                    GateReadingJson.read(json).map(gate -> GateRetelling.of(gate, findings)),
                    new OfflineNarrator().narrate(findings, Duration.ZERO),
                    provenance(version, now));
            return new Left(report, claimed(place.resolve(CLAIM)));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw unusable(place.resolve(FINDINGS), String.valueOf(wrong.getMessage()));
        }
    }

    private Path place() throws NotPublished {
        if (isFile(folder.resolve(FINDINGS))) {
            return folder;
        }
        List<Path> below = below();
        if (below.size() != 1) {
            throw NotPublished.because(folder + " holds " + (below.isEmpty() ? "no" : below.size())
                    + " reports; give the folder of one findings.json with --from");
        }
        return below.get(0);
    }

    private List<Path> below() throws NotPublished {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> isFile(path.resolve(FINDINGS)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException none) {
            throw NotPublished.because(folder + " cannot be read; give the folder of a report with --from");
        }
    }

    /** A link could name any file of the machine. */
    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static JsonNode json(Path file) throws NotPublished {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unusable(file, "it has over " + (MOST_BYTES >> 20) + " MiB");
            }
            return JSON.readTree(bytes);
        } catch (IOException | JacksonException broken) {
            throw unusable(file, "it is no JSON that can be read");
        }
    }

    private void bounded(JsonNode json) throws NotPublished {
        boolean bounded = json.path(OBSERVATIONS).size() <= MOST_OBSERVATIONS
                && json.properties().stream()
                        .filter(field -> !NOT_READ.contains(field.getKey()))
                        .allMatch(field ->
                                isBounded(field.getValue(), field.getKey().equals(OBSERVATIONS)));
        if (!bounded) {
            throw unusable(folder.resolve(FINDINGS), "it lists more than any report does");
        }
    }

    /** At any depth. */
    private static boolean isBounded(JsonNode json, boolean longer) {
        return (longer || !json.isArray() || json.size() <= MOST_OTHERS)
                && json.valueStream().allMatch(inner -> isBounded(inner, false));
    }

    private static OptionalLong claimed(Path file) throws NotPublished {
        long number = isFile(file) ? json(file).path("pull_request").asLong(0) : 0;
        return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static NotPublished unusable(Path file, String why) {
        return NotPublished.because(file + " is no report that can be published (" + why + ")");
    }

    private static Provenance provenance(String version, Instant now) {
        return new Provenance(version, now, List.of(), List.of(), new TreeMap<>(), "", "", "", "");
    }
}
