package io.benchmarkagent.web.report;

import io.benchmarkagent.web.access.Posted;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.JsonBody;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/reports}: a report is made, and whoever asked watches. A CI calls it when a run has been written. */
@RestController
public final class ReportsApi {
    private static final String EXAMPLE = "{\"run_id\": \"latest\"}";
    private static final int LONGEST_KEY = 200;

    private final Holdings holdings;
    private final Tasks tasks;

    public ReportsApi(Holdings holdings, Tasks tasks) {
        this.holdings = holdings;
        this.tasks = tasks;
    }

    @PostMapping(
            path = "/api/v1/reports",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> make(
            @RequestBody String body,
            @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> key,
            HttpServletRequest request) {
        key.filter(given -> given.isBlank() || given.length() > LONGEST_KEY).ifPresent(wrong -> {
            throw new Refusal(Problem.unreadable(
                    "Idempotency-Key has " + wrong.length() + " characters; give 1 to " + LONGEST_KEY));
        });
        String wanted =
                JsonBody.read(body, EXAMPLE).only("run_id").text("run_id").orElse("latest");
        Stand stand = holdings.now();
        String run = stand.desk().name(holdings.run(stand, wanted));
        Posted.about(request, run);
        Task task = tasks.ask(run, Posted.by().orElse(""), key);
        return ResponseEntity.accepted()
                .location(URI.create(task.path()))
                .cacheControl(CacheControl.noStore())
                .body(task.json());
    }

    @GetMapping(path = "/api/v1/reports/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> watch(@PathVariable String id) {
        Task task = tasks.find(id)
                .orElseThrow(() -> new Refusal(Problem.unknown(
                        "task", "no report was asked for under this id of late; ask by POST /api/v1/reports")));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(task.json());
    }
}
