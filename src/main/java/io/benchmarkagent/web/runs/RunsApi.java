package io.benchmarkagent.web.runs;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.RunsJson;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

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
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Problem.unreadable("limit is " + limit + "; give 1 to " + MOST));
        }
        Stand stand = holdings.now();
        List<ListedRun> all = stand.newestFirst();
        int from = after.isEmpty() ? 0 : 1 + place(all, after);
        List<ListedRun> page = all.subList(from, Math.min(all.size(), from + limit));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag("W/\"" + stand.version() + "\"");
        if (from + page.size() < all.size()) {
            answer.header(HttpHeaders.LINK, next(limit, page.get(page.size() - 1)));
        }
        return answer.body(RunsJson.page(page, all.size()));
    }

    private static int place(List<ListedRun> all, String name) {
        return IntStream.range(0, all.size())
                .filter(at -> all.get(at).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Problem.unreadable("after names a run that is not there any more; begin again without it")));
    }

    /** Source: RFC 8288. */
    private static String next(int limit, ListedRun last) {
        String uri = UriComponentsBuilder.fromPath("/api/v1/runs")
                .queryParam("limit", limit)
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(last.name())
                .toUriString();
        return "<" + uri + ">; rel=\"next\"";
    }
}
