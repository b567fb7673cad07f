package io.benchmarkagent.web.query;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as it comes about, as server-sent events: "step" for what is looked at, "token" for each piece of the checked text,
 * "sources", and "done" with the whole answer; or "problem", with the problem, as the last.
 */
final class AnswerEvents {
    private static final Logger LOG = Logger.getLogger(AnswerEvents.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SseEmitter events;
    private final Presence.Seat seat;
    private volatile boolean gone;

    AnswerEvents(SseEmitter events, Presence.Seat seat) {
        this.events = events;
        this.seat = seat;
    }

    /** Whoever does not wait any more is not waited for. */
    void leaves(Runnable given) {
        Runnable leave = () -> {
            gone = true;
            seat.end();
            given.run();
        };
        events.onError(error -> leave.run());
        events.onTimeout(leave);
        events.onCompletion(leave);
        seat.take(() -> {
            leave.run();
            events.complete();
        });
    }

    void waiting(int before, Duration wait) {
        if (before > 1) {
            send("step", step("waiting for " + (before - 1) + " questions, about " + wait.toSeconds() + " s"));
        }
    }

    void tell(Function<Progress, String> answering) {
        try {
            told(answering.apply(words -> send("step", step(words))));
        } catch (Refusal refused) {
            problem(refused.problem());
        } catch (RuntimeException | Error broken) { // a library that cannot be loaded as well: whoever asked waits
            LOG.log(Level.SEVERE, "a question", broken);
            problem(Problem.of(
                    HttpStatus.INTERNAL_SERVER_ERROR, "failed", "this failed; the log of the service says why"));
        }
        seat.end();
        events.complete();
    }

    private void told(String json) {
        JsonNode whole = JSON.readTree(json);
        for (String piece : whole.path("response").asString("").split("(?<=\\s)(?=\\S)")) {
            send("token", JSON.createObjectNode().put("text", piece).toString());
        }
        ObjectNode sources = JSON.createObjectNode();
        sources.set("sources", whole.path("sources"));
        send("sources", sources.toString());
        send("done", whole.toString());
    }

    /** As the only event. */
    void refused(Problem problem) {
        problem(problem);
        events.complete();
    }

    private void problem(Problem problem) {
        send("problem", JSON.writeValueAsString(problem.body()));
    }

    private static String step(String words) {
        return JSON.createObjectNode().put("step", words).toString();
    }

    /** Steps are told from several threads. */
    private synchronized void send(String name, String json) {
        if (gone) {
            return;
        }
        try {
            events.send(SseEmitter.event().name(name).data(json, MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException left) {
            gone = true;
        }
    }
}
