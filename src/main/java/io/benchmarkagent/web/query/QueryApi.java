package io.benchmarkagent.web.query;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.access.Posted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
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
    private static final Pattern ANEW = Pattern.compile("(?i)\\b(?:no-cache|no-store)\\b");

    private final Asking asking;
    private final Answering answering;

    public QueryApi(Asking asking, Answering answering) {
        this.asking = asking;
        this.answering = answering;
    }

    @PostMapping(
            path = "/api/v1/query",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<Object>> whole(@RequestBody String body, HttpServletRequest request) {
        QueryAsked asked = read(body, request);
        return asking.whole(request, () -> answer(asked, Progress.SILENT));
    }

    private static QueryAsked read(String body, HttpServletRequest request) {
        QueryAsked asked = QueryBody.read(body, wantsItFresh(request));
        asked.run().ifPresent(run -> Posted.about(request, run));
        return asked;
    }

    /** Source: RFC 9111, section 5.2.1. */
    private static boolean wantsItFresh(HttpServletRequest request) {
        String wanted = Optional.ofNullable(request.getHeader(HttpHeaders.CACHE_CONTROL))
                .orElse("");
        return ANEW.matcher(wanted).find();
    }

    private String answer(QueryAsked asked, Progress progress) {
        return Replied.json(answering.answer(asked, progress));
    }

    @PostMapping(
            path = "/api/v1/query",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public SseEmitter stream(@RequestBody String body, HttpServletRequest request) {
        QueryAsked asked = read(body, request);
        return asking.stream(request, progress -> answer(asked, progress));
    }
}
