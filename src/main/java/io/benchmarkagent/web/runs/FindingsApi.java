package io.benchmarkagent.web.runs;

import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.ServedFiles;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The files of a run's report, byte for byte as they were written. */
@RestController
public final class FindingsApi {
    private static final Map<String, MediaType> TYPES = Map.of(
            "findings.json", MediaType.APPLICATION_JSON,
            "report.md", new MediaType("text", "markdown", StandardCharsets.UTF_8),
            "report.html", new MediaType("text", "html", StandardCharsets.UTF_8));

    private final Holdings holdings;
    private final ServedFiles files;

    public FindingsApi(Holdings holdings, ServedFiles files) {
        this.holdings = holdings;
        this.files = files;
    }

    @GetMapping("/api/v1/runs/{run}/findings")
    public ResponseEntity<byte[]> findings(@PathVariable String run) throws IOException {
        return file(run, "findings.json");
    }

    @GetMapping("/api/v1/runs/{run}/report.md")
    public ResponseEntity<byte[]> markdown(@PathVariable String run) throws IOException {
        return file(run, "report.md");
    }

    @GetMapping("/api/v1/runs/{run}/report.html")
    public ResponseEntity<byte[]> html(@PathVariable String run) throws IOException {
        return file(run, "report.html");
    }

    private ResponseEntity<byte[]> file(String name, String file) throws IOException {
        Stand stand = holdings.now();
        ArchivedRun run = holdings.run(stand, name);
        ServedFiles.Served served = files.read(holdings.report(stand, run).resolve(file))
                .orElseThrow(() -> new Refusal(Problem.unknown(
                        "report",
                        "run " + run.facts().key().runId()
                                + " has no report yet; ask for one by POST /api/v1/reports")));
        return ResponseEntity.ok()
                .contentType(TYPES.getOrDefault(file, MediaType.APPLICATION_OCTET_STREAM))
                .eTag("\"" + served.tag() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(served.bytes());
    }
}
