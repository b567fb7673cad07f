package io.benchmarkagent.web.runs;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.TimeSpan;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.ReportedFindings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v1/anomalies} and {@code /recommendations}: what the reports of several runs say, newest run first. */
@RestController
public final class FoundApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 100;

    private final Holdings holdings;
    private final ReportedFindings reported;
    private final Clock clock;

    public FoundApi(Holdings holdings, ReportedFindings reported, Clock clock) {
        this.holdings = holdings;
        this.reported = reported;
        this.clock = clock;
    }

    /**
     * @param last only runs of this time up to now, such as 7d
     * @param run only this one
     * @param cohort only this one, and those that are like for like with it
     */
    @GetMapping(path = "/api/v1/anomalies", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> anomalies(
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String run,
            @RequestParam(defaultValue = "") String cohort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(defaultValue = "") String after)
            throws IOException {
        return found("anomalies", new Wanted(last, run, cohort), Pages.of(limit, MOST, after));
    }

    @GetMapping(path = "/api/v1/recommendations", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> recommendations(
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String run,
            @RequestParam(defaultValue = "") String cohort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(defaultValue = "") String after)
            throws IOException {
        return found("recommendations", new Wanted(last, run, cohort), Pages.of(limit, MOST, after));
    }

    /** Of which runs; "" for whichever. */
    private record Wanted(String last, String run, String cohort) {
        Map<String, String> parameters() {
            Map<String, String> all = new TreeMap<>(Map.of("last", last, "run", run, "cohort", cohort));
            all.values().removeIf(String::isEmpty);
            return all;
        }
    }

    private ResponseEntity<String> found(String part, Wanted wanted, Pages pages) throws IOException {
        Stand stand = holdings.now();
        List<ListedRun> all = wanted(stand, wanted);
        ObjectNode told = JSON.createObjectNode();
        ArrayNode runs = told.putArray("runs");
        for (ListedRun one : pages.page(all)) {
            fill(runs.addObject(), stand, one, part);
        }
        told.put("total", all.size());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (!pages.isLast(all)) {
            answer.header(HttpHeaders.LINK, pages.next("/api/v1/" + part, wanted.parameters(), all));
        }
        return answer.body(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
    }

    private List<ListedRun> wanted(Stand stand, Wanted wanted) {
        Instant since =
                wanted.last().isEmpty() ? Instant.MIN : span(wanted.last()).before(clock.instant());
        Set<RunKey> named = wanted.run().isEmpty()
                ? Set.of()
                : Set.of(holdings.run(stand, wanted.run()).facts().key());
        Set<RunKey> alike = wanted.cohort().isEmpty() ? Set.of() : cohort(stand, wanted.cohort());
        return stand.newestFirst().stream()
                .filter(one -> !one.facts().key().timestamp().isBefore(since))
                .filter(one -> named.isEmpty() || named.contains(one.facts().key()))
                .filter(one -> alike.isEmpty() || alike.contains(one.facts().key()))
                .toList();
    }

    private static TimeSpan span(String typed) {
        try {
            return TimeSpan.of(typed);
        } catch (IllegalArgumentException none) {
            throw new Refusal(Problem.unreadable("last " + none.getMessage()));
        }
    }

    private Set<RunKey> cohort(Stand stand, String run) {
        RunFacts facts = holdings.run(stand, run).facts();
        Set<RunKey> all = new HashSet<>(stand.alike().others(facts));
        all.add(facts.key());
        return all;
    }

    /** Null for a run without a report, of which nothing is known. */
    private void fill(ObjectNode row, Stand stand, ListedRun one, String part) throws IOException {
        row.put("name", one.name())
                .put("run_id", one.facts().key().runId())
                .put("timestamp", one.facts().key().timestamp().toString());
        ArchivedRun run = stand.archive().find(one.facts().key()).orElseThrow();
        row.set(
                part,
                reported.isThere(stand, run)
                        ? reported.of(stand, run).findings().path(part)
                        : JSON.nullNode());
    }
}
