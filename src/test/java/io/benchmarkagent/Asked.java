package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to an archive, and what tests expect of the answers. */
record Asked(Path archive, List<String> more) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Asked sample() {
        return new Asked(SAMPLE, List.of());
    }

    static Asked sample(String run) {
        return new Asked(SAMPLE, List.of("--run-id", run));
    }

    JsonNode json(String question) {
        List<String> all =
                new ArrayList<>(List.of("query", "--archive", archive.toString(), "--format", "json", question));
        all.addAll(more);
        return JSON.readTree(
                Agent.bare().run(all.toArray(String[]::new)).isDone().out());
    }

    String text(String question) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", archive.toString(), question));
        all.addAll(more);
        return Agent.bare().run(all.toArray(String[]::new)).isDone().out();
    }

    /** What it says, where that tool is the one that says it. */
    String told(String question, String tool) {
        JsonNode answer = json(question);
        assertThat(answer.path("outcome").asString()).as(question).isEqualTo("answered");
        assertThat(answer.at("/resolved/intent").asString()).as(question).isEqualTo(tool);
        return answer.path("response").asString();
    }

    /** That nobody measured it. */
    String missed(String question, String tool) {
        JsonNode answer = json(question);
        assertThat(answer.path("outcome").asString()).as(question).isEqualTo("no_data");
        assertThat(answer.at("/resolved/intent").asString()).as(question).isEqualTo(tool);
        return answer.path("response").asString();
    }

    void declines(String... questions) {
        for (String question : questions) {
            assertThat(json(question).path("outcome").asString()).as(question).isEqualTo("declined");
        }
    }

    /** That it is refused with a line that says all of these. */
    void refuses(String question, int exit, String... says) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", archive.toString(), question));
        all.addAll(more);
        Agent.bare().run(all.toArray(String[]::new)).isRefused(exit, says);
    }

    /** That another tool answers, or none. */
    void leaves(String question, String tool) {
        assertThat(json(question).at("/resolved/intent").asString())
                .as(question)
                .isNotEqualTo(tool);
    }
}
