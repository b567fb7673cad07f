package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder of imported runs. */
record Imported(Path folder) {
    /** What real tools wrote. */
    static final Path FILES = Path.of("src/test/resources/imported");

    /** Every fact in which runs have to agree and that no tool tells. */
    static final String[] FACTS = {
        "--cloud",
        "gcp",
        "--machine-type",
        "n2-standard-4",
        "--cpu-vendor",
        "intel",
        "--cpu-generation",
        "Ice Lake",
        "--node-count",
        "3",
        "--rps",
        "unknown"
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Ran run(Path file, String... more) {
        List<String> all = new ArrayList<>(List.of("import", file.toString(), "--out", folder.toString()));
        all.addAll(Arrays.asList(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }

    /** As a run of its own that ended on a day of March. */
    Ran run(Path file, String id, int day, String... more) {
        String[] named = {
            "--run-id", id, "--timestamp", String.format(java.util.Locale.ROOT, "2026-03-%02dT10:00:00", day)
        };
        return run(file, Stream.of(named, FACTS, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    JsonNode json(String id) {
        return JSON.readTree(Folder.text(folder.resolve(id + ".json")));
    }

    Written report(String id, Path out) {
        Ran ran = Agent.bare().report(id, folder, out);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        return new Written(out.resolve(id)).isComplete();
    }
}
