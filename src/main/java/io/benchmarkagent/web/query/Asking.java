package io.benchmarkagent.web.query;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Questions that wait for their turn, are answered whole or as the answer comes about, and are given up when whoever asked has left. */
public final class Asking {
    /** Whoever waits is answered, or told that it takes longer, by the question's own deadline. */
    private static final long NEVER = 0;
    /** Nobody is told: it stands in the audit. Source: nginx. */
    private static final HttpStatusCode LEFT = HttpStatusCode.valueOf(499);

    private final Counter counter;
    private final Presence presence;

    public Asking(Counter counter, Presence presence) {
        this.counter = counter;
        this.presence = presence;
    }

    /** @param json the whole answer, on a thread that may be interrupted */
    public DeferredResult<ResponseEntity<Object>> whole(HttpServletRequest request, Supplier<String> json) {
        return whole(request, () -> sent(json.get()), Problem::response);
    }

    private static ResponseEntity<Object> sent(String json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json);
    }

    /**
     * As something else than JSON.
     *
     * @throws Refusal where too many wait already
     */
    public DeferredResult<ResponseEntity<Object>> whole(
            HttpServletRequest request,
            Supplier<ResponseEntity<Object>> answer,
            Function<Problem, ResponseEntity<Object>> refused) {
        DeferredResult<ResponseEntity<Object>> result = new DeferredResult<>(NEVER);
        Presence.Seat seat = presence.seat(request);
        Future<?> turn = counter.take(
                () -> answer(result, seat, answer, refused), problem -> result.setResult(refused.apply(problem)));
        seat.take(() -> {
            counter.leave(turn);
            result.setResult(ResponseEntity.status(LEFT).build());
        });
        result.onCompletion(() -> {
            seat.end();
            counter.leave(turn);
        });
        return result;
    }

    private static void answer(
            DeferredResult<ResponseEntity<Object>> result,
            Presence.Seat seat,
            Supplier<ResponseEntity<Object>> answer,
            Function<Problem, ResponseEntity<Object>> refused) {
        try {
            ResponseEntity<Object> sent = answer.get();
            seat.end();
            result.setResult(sent);
        } catch (Refusal refusal) {
            seat.end();
            result.setResult(refused.apply(refusal.problem()));
        } catch (RuntimeException | Error broken) { // a library that cannot be loaded as well: whoever asked waits
            seat.end();
            result.setErrorResult(broken);
        }
    }

    /**
     * As server-sent events.
     *
     * @param json the whole answer; told what is looked at
     * @throws Refusal where too many wait already
     */
    public SseEmitter stream(HttpServletRequest request, Function<Progress, String> json) {
        SseEmitter events = new SseEmitter(NEVER);
        Presence.Seat seat = presence.seat(request);
        AnswerEvents told = new AnswerEvents(events, seat);
        Future<?> turn = counter.take(() -> told.tell(json), told::refused);
        told.leaves(() -> counter.leave(turn));
        told.waiting(counter.waiting(), counter.wait(counter.waiting()));
        return events;
    }
}
