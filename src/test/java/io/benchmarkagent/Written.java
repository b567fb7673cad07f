package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three files of one report. */
record Written(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NARRATIVE = "\n  \"narrative\" : {";

    String markdown() {
        return Folder.text(folder.resolve("report.md"));
    }

    String html() {
        return Folder.text(folder.resolve("report.html"));
    }

    String json() {
        return Folder.text(folder.resolve("findings.json"));
    }

    JsonNode findings() {
        return JSON.readTree(json());
    }

    /** The bytes of findings.json before narrative and provenance, which come last. */
    String computed() {
        String json = json();
        int end = json.indexOf(NARRATIVE);
        assertThat(end).as("narrative in findings.json").isPositive();
        return json.substring(0, end);
    }

    Stream<JsonNode> observations() {
        return findings().path("observations").valueStream();
    }

    Stream<JsonNode> anomalies() {
        return findings().path("anomalies").valueStream();
    }

    List<String> dataQuality() {
        return findings()
                .path("data_quality")
                .valueStream()
                .map(line -> line.path("message").asString(""))
                .toList();
    }

    /** Whole, and with nothing beside them but evidence and what is kept for later baselines. */
    Written isComplete() {
        assertThat(folder).isDirectoryContaining("glob:**/findings.json");
        assertThat(markdown()).startsWith("#").endsWith("\n");
        assertThat(html()).startsWith("<!").contains("</html>");
        assertThat(findings().path("schema_version").isMissingNode()).isFalse();
        assertThat(Folder.files(folder))
                .allMatch(file -> file.startsWith(folder.resolve("evidence"))
                        || List.of("report.md", "report.html", "observations.json", "findings.json")
                                .contains(file.getFileName().toString()));
        return this;
    }
}
