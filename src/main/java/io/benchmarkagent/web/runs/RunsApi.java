package io.benchmarkagent.web.runs;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.RunsJson;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/runs}: every execution that can be read, newest first, a page at a time. */
@RestController
public final class RunsApi {
    private static final int MOST = 500;

    private final Holdings holdings;

    public RunsApi(Holdings holdings) {
        this.holdings = holdings;
    }

    /** @param after the name of the last run of the page before; it stays the same page when new runs come */
    @GetMapping(path = "/api/v1/runs", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> runs(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "") String after) {
        Pages pages = Pages.of(limit, MOST, after);
        Stand stand = holdings.now();
        List<ListedRun> all = stand.newestFirst();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag("W/\"" + stand.version() + "\"");
        if (!pages.isLast(all)) {
            answer.header(HttpHeaders.LINK, pages.next("/api/v1/runs", Map.of(), all));
        }
        return answer.body(RunsJson.page(pages.page(all), all.size()));
    }
}
