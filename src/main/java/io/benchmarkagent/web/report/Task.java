package io.benchmarkagent.web.report;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report that was asked for.
 *
 * @param id of the task, which tells nothing about the run
 * @param run as {@code --run-id} takes it
 * @param stage what is done now; "" before and after
 * @param exit the code that the command would have ended with; empty while it is under way
 * @param line why there is no report; else ""
 */
public record Task(
        String id,
        String run,
        State state,
        String stage,
        Optional<Integer> exit,
        String line,
        Instant asked,
        Optional<Instant> ended) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    static Task of(String run, Instant asked) {
        return new Task(
                UUID.randomUUID().toString(), run, State.QUEUED, "", Optional.empty(), "", asked, Optional.empty());
    }

    Task at(String now) {
        return new Task(id, run, State.RUNNING, now, exit, line, asked, ended);
    }

    /** It was begun, and is to be begun anew. */
    Task waiting() {
        return new Task(id, run, State.QUEUED, "", exit, line, asked, ended);
    }

    Task ended(State how, int code, String why, Instant when) {
        return new Task(id, run, how, "", Optional.of(code), why, asked, Optional.of(when));
    }

    public boolean isOver() {
        return ended.isPresent();
    }

    public String path() {
        return "/api/v1/reports/" + id;
    }

    public String json() {
        ObjectNode node = JSON.createObjectNode()
                .put("id", id)
                .put("run", run)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("stage", stage);
        exit.ifPresentOrElse(code -> node.put("exit_code", code), () -> node.putNull("exit_code"));
        node.put("problem", line).put("asked", asked.toString());
        ended.ifPresentOrElse(when -> node.put("ended", when.toString()), () -> node.putNull("ended"));
        ObjectNode links = node.putObject("links").put("self", path());
        if (state == State.DONE) {
            links.put("findings", "/api/v1/runs/" + run + "/findings")
                    .put("markdown", "/api/v1/runs/" + run + "/report.md")
                    .put("html", "/api/v1/runs/" + run + "/report.html");
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
