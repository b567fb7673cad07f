package io.benchmarkagent.web.runs;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.RunsJson;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code GET /api/v1/runs/ID}: one execution, and what there is about it. */
@RestController
public final class RunApi {
    private final Holdings holdings;

    public RunApi(Holdings holdings) {
        this.holdings = holdings;
    }

    @GetMapping(path = "/api/v1/runs/{run}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> run(@PathVariable String run) {
        Stand stand = holdings.now();
        ArchivedRun chosen = holdings.run(stand, run);
        ListedRun listed = stand.newestFirst().stream()
                .filter(one -> one.facts().key().equals(chosen.facts().key()))
                .findFirst()
                .orElseThrow();
        boolean reported = Files.exists(holdings.report(stand, chosen).resolve("findings.json"));
        return ResponseEntity.ok(RunsJson.one(listed, reported ? links(listed.name()) : Map.of()));
    }

    /** Of a run without a report there are none. */
    private static Map<String, String> links(String name) {
        String run = UriComponentsBuilder.fromPath("/api/v1/runs/{run}")
                .encode()
                .buildAndExpand(name)
                .toUriString();
        Map<String, String> links = new TreeMap<>();
        for (String part :
                new String[] {"findings", "anomalies", "recommendations", "history", "report.md", "report.html"}) {
            links.put(part, run + "/" + part);
        }
        return links;
    }
}
