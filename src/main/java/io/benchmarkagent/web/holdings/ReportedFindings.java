package io.benchmarkagent.web.holdings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.Sent;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of reports, and the findings in them. */
public final class ReportedFindings {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_READ = 8;

    private final Holdings holdings;
    private final ServedFiles files;
    private final Cache<String, JsonNode> read =
            Caffeine.newBuilder().maximumSize(MOST_READ).build();

    public ReportedFindings(Holdings holdings, ServedFiles files) {
        this.holdings = holdings;
        this.files = files;
    }

    /** Findings of one report, with the tag of their bytes. */
    public record Found(JsonNode findings, String tag) {}

    public boolean isThere(Stand stand, ArchivedRun run) {
        return Files.exists(holdings.report(stand, run).resolve("findings.json"));
    }

    /** @throws Refusal where the run has no report */
    public Sent file(Stand stand, ArchivedRun run, String name) throws IOException {
        return files.read(holdings.report(stand, run).resolve(name))
                .map(ServedFiles.Served::sent)
                .orElseThrow(() -> new Refusal(Problem.unknown(
                        "report",
                        "run " + run.facts().key().runId()
                                + " has no report yet; ask for one by POST /api/v1/reports")));
    }

    /** @throws Refusal where the run has no report */
    public Found of(Stand stand, ArchivedRun run) throws IOException {
        Sent file = file(stand, run, "findings.json");
        return new Found(read.get(file.tag(), tag -> JSON.readTree(file.plain())), file.tag());
    }
}
