package io.benchmarkagent.web.runs;

import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.ReportedFindings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of a run's report, byte for byte as they were written, and parts of its findings, as they stand in them. */
@RestController
public final class FindingsApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Holdings holdings;
    private final ReportedFindings reported;

    public FindingsApi(Holdings holdings, ReportedFindings reported) {
        this.holdings = holdings;
        this.reported = reported;
    }

    @GetMapping("/api/v1/runs/{run}/findings")
    public ResponseEntity<Object> findings(HttpServletRequest request, @PathVariable String run) throws IOException {
        return file(request, run, "findings.json", MediaType.APPLICATION_JSON);
    }

    @GetMapping("/api/v1/runs/{run}/report.md")
    public ResponseEntity<Object> markdown(HttpServletRequest request, @PathVariable String run) throws IOException {
        return file(request, run, "report.md", MARKDOWN);
    }

    @GetMapping("/api/v1/runs/{run}/report.html")
    public ResponseEntity<Object> html(HttpServletRequest request, @PathVariable String run) throws IOException {
        return file(request, run, "report.html", HTML);
    }

    @GetMapping("/api/v1/runs/{run}/anomalies")
    public ResponseEntity<String> anomalies(@PathVariable String run) throws IOException {
        return part(run, "anomalies");
    }

    @GetMapping("/api/v1/runs/{run}/recommendations")
    public ResponseEntity<String> recommendations(@PathVariable String run) throws IOException {
        return part(run, "recommendations");
    }

    /** What was measured of one metric in the runs before, its baseline, what was expected and the verdict. */
    @GetMapping("/api/v1/runs/{run}/history")
    public ResponseEntity<String> history(
            @PathVariable String run,
            @RequestParam String metric,
            @RequestParam(defaultValue = "cluster") String subject)
            throws IOException {
        ReportedFindings.Found found = found(run);
        ObjectNode told = about(found);
        ArrayNode observations = told.putArray("observations");
        StreamSupport.stream(found.findings().path("observations").spliterator(), false)
                .filter(one -> one.path("metric").asString("").equals(metric))
                .filter(one -> one.path("subject").asString("").equals(subject))
                .forEach(observations::add);
        if (observations.isEmpty()) {
            throw new Refusal(Problem.unknown(
                    "metric",
                    "nobody measured '" + metric + "' of '" + subject
                            + "'; GET the run's findings for the subjects and metrics that there are"));
        }
        return tagged(found, told);
    }

    private ResponseEntity<String> part(String run, String name) throws IOException {
        ReportedFindings.Found found = found(run);
        ObjectNode told = about(found);
        told.set(name, found.findings().path(name));
        return tagged(found, told);
    }

    private ReportedFindings.Found found(String run) throws IOException {
        Stand stand = holdings.now();
        return reported.of(stand, holdings.run(stand, run));
    }

    private static ObjectNode about(ReportedFindings.Found found) {
        ObjectNode told = JSON.createObjectNode();
        told.set("run_id", found.findings().path("run_id"));
        told.set("timestamp", found.findings().path("timestamp"));
        return told;
    }

    private static ResponseEntity<String> tagged(ReportedFindings.Found found, JsonNode told) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag("\"" + found.tag() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
    }

    private ResponseEntity<Object> file(HttpServletRequest request, String name, String file, MediaType type)
            throws IOException {
        Stand stand = holdings.now();
        ArchivedRun run = holdings.run(stand, name);
        return reported.file(stand, run, file)
                .exactly(request, ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noCache()));
    }
}
