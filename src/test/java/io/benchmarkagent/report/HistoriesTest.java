package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.FindingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HistoriesTest {
    private static final Path INCIDENT = Path.of("src/test/golden/gcp-amd-20260301-143022/findings.json");

    @Test
    void aCourseHasItsRunsOldestFirstAndThisOneWithItsUnit() throws IOException {
        HistoryView view = only(read());
        assertThat(view.points()).extracting(HistoryView.Point::kind).endsWith("baseline", "now");
        assertThat(view.points()).hasSize(6);
        assertThat(view.points().get(5).value()).isEqualTo("5.46\u202f%");
        assertThat(view.points().get(5).plotted()).isEqualTo("5.4614");
        assertThat(view.unit()).isEqualTo("%");
        assertThat(view.expected()).isEqualTo("1.64\u202f–\u202f2.23\u202f%");
    }

    @Test
    void anOlderLevelTheStepFromItAndLaterRunsArePartOfIt() throws IOException {
        HistoryView view = only(withCourse(read(), "step"));
        assertThat(view.points())
                .extracting(HistoryView.Point::kind)
                .containsExactly("older", "baseline", "baseline", "baseline", "baseline", "baseline", "now", "later");
        assertThat(view.points().get(1).event()).isEqualTo("step from 0.5\u202f% to 1.9\u202f%");
        assertThat(view.picture().get(0).last()).contains("1 later");
    }

    @Test
    void anAcceptedLevelIsMarkedWhereItBegins() throws IOException {
        HistoryView view = only(withCourse(read(), "accepted"));
        assertThat(view.points().get(1).event()).startsWith("accepted as the new level");
    }

    @Test
    void whatNobodyMeasuredHasNone() throws IOException {
        JsonNode json = read();
        assertThat(new Histories(FindingsReader.read(json), json).of("cpu.throttled_percentage", "nobody"))
                .isEmpty();
    }

    private static HistoryView only(JsonNode json) {
        List<HistoryView> all =
                new Histories(FindingsReader.read(json), json).of("cpu.throttled_percentage", "cluster");
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static JsonNode read() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(INCIDENT));
    }

    /** The same, had its first baseline run begun a new level, and another run come after it. */
    private static JsonNode withCourse(JsonNode json, String because) {
        for (JsonNode each : json.path("observations")) {
            if (each.path("subject").asString().equals("cluster")
                    && each.path("metric").asString().equals("cpu.throttled_percentage")) {
                course((ObjectNode) each, because);
            }
        }
        return json;
    }

    private static void course(ObjectNode o, String because) {
        JsonNode first = o.path("history").path(0);
        String run = first.path("run_id").asString();
        String time = first.path("timestamp").asString();
        o.putObject("since").put("run_id", run).put("timestamp", time).put("because", because);
        past(o.putArray("earlier_history"), "old", "2026-02-01T00:00:00Z").put("value", 0.5);
        past(o.putArray("steps"), run, time)
                .put("before", 0.5)
                .put("after", 1.9)
                .put("p_value", 0.001);
        ObjectNode told = o.putObject("hindsight").put("outcome", "confirmed");
        past(told.putArray("later"), "new", "2026-03-02T00:00:00Z")
                .put("value", 5.5)
                .put("back", false);
    }

    private static ObjectNode past(ArrayNode all, String run, String time) {
        return all.addObject().put("run_id", run).put("timestamp", time);
    }
}
