package io.benchmarkagent.web.query;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.access.Posted;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Future;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code POST /api/v1/query}: one question, one answer, whole or as it comes about. */
@RestController
public final class QueryApi {
    /** Whoever waits is answered, or told that it takes longer, by the question's own deadline. */
    private static final long NEVER = 0;

    private final Counter counter;
    private final Answering answering;

    public QueryApi(Counter counter, Answering answering) {
        this.counter = counter;
        this.answering = answering;
    }

    @PostMapping(
            path = "/api/v1/query",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<Object>> whole(@RequestBody String body, HttpServletRequest request) {
        QueryAsked asked = read(body, request);
        DeferredResult<ResponseEntity<Object>> result = new DeferredResult<>(NEVER);
        Future<?> turn = counter.take(() -> answer(asked, result), problem -> result.setResult(problem.response()));
        result.onCompletion(() -> turn.cancel(false));
        return result;
    }

    private static QueryAsked read(String body, HttpServletRequest request) {
        QueryAsked asked = QueryBody.read(body);
        asked.run().ifPresent(run -> Posted.about(request, run));
        return asked;
    }

    private void answer(QueryAsked asked, DeferredResult<ResponseEntity<Object>> result) {
        try {
            String json = Replied.json(answering.answer(asked, Progress.SILENT));
            result.setResult(ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .body(json));
        } catch (Refusal refused) {
            result.setResult(refused.problem().response());
        } catch (RuntimeException | Error broken) { // a library that cannot be loaded as well: whoever asked waits
            result.setErrorResult(broken);
        }
    }

    @PostMapping(
            path = "/api/v1/query",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public SseEmitter stream(@RequestBody String body, HttpServletRequest request) {
        QueryAsked asked = read(body, request);
        SseEmitter events = new SseEmitter(NEVER);
        AnswerEvents told = new AnswerEvents(events);
        told.leaves(counter.take(() -> told.tell(progress -> answering.answer(asked, progress)), told::refused));
        told.waiting(counter.waiting(), counter.wait(counter.waiting()));
        return events;
    }
}
