package io.benchmarkagent.web.page;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.Marks;
import io.benchmarkagent.report.Pages;
import io.benchmarkagent.report.View;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.Sent;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.ReportedFindings;
import io.benchmarkagent.web.holdings.Stand;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /runs/ID}: what the report of a run says, with ways to where each number comes from. */
@RestController
public final class RunPage {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Holdings holdings;
    private final ReportedFindings reported;
    private final Paper paper;
    private final Shown shown;

    public RunPage(Holdings holdings, ReportedFindings reported, Shown shown, Paper paper) {
        this.holdings = holdings;
        this.reported = reported;
        this.paper = paper;
        this.shown = shown;
    }

    /**
     * What the template prints.
     *
     * @param run the report's own words
     * @param histories where each row's history is, by where the row points in the report
     */
    public record Page(
            Frame frame, View.Page run, Links links, Map<String, String> histories, List<Measured> measured) {}

    /** Ways from here. */
    public record Links(String self, String report, String compare, String chat) {}

    public record Measured(String subject, String scope, List<Line> lines) {}

    public record Line(String metric, String url, String value, String expected, View.Mark mark) {}

    /** Of a run without a report. */
    public record Unreported(Frame frame, String name, List<String> facts, String comparable, Links links) {}

    @GetMapping(path = "/runs/{run}", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> byPath(HttpServletRequest request, @PathVariable String run) throws IOException {
        return run(request, run);
    }

    @GetMapping(path = "/run", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> byParameter(HttpServletRequest request, @RequestParam String id) throws IOException {
        return run(request, id);
    }

    @GetMapping(path = "/runs/{run}/report.html", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> reportByPath(HttpServletRequest request, @PathVariable String run)
            throws IOException {
        return report(request, run);
    }

    @GetMapping(path = "/run/report.html", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> reportByParameter(HttpServletRequest request, @RequestParam String id)
            throws IOException {
        return report(request, id);
    }

    private ResponseEntity<Object> report(HttpServletRequest request, String wanted) throws IOException {
        Stand stand = holdings.now();
        Sent file = reported.file(stand, holdings.run(stand, wanted), "report.html");
        return file.alike(
                request,
                ResponseEntity.ok()
                        .contentType(HTML)
                        .cacheControl(CacheControl.noCache().cachePrivate()));
    }

    private ResponseEntity<Object> run(HttpServletRequest request, String wanted) throws IOException {
        Stand stand = holdings.now();
        ArchivedRun run = holdings.run(stand, wanted);
        String name = stand.desk().name(run);
        if (!Files.exists(holdings.report(stand, run).resolve("findings.json"))) {
            return paper.page(request, "unreported", frame -> unreported(frame, stand, run, name));
        }
        Shown.One one = shown.of(stand, run);
        return paper.page(
                request,
                "run",
                frame -> new Page(
                        frame, one.page(), links(name), new RunLinks(name, one).ofRows(), measured(name, one)));
    }

    private Unreported unreported(Frame frame, Stand stand, ArchivedRun run, String name) {
        int comparable = stand.newestFirst().stream()
                .filter(one -> one.facts().key().equals(run.facts().key()))
                .mapToInt(ListedRun::comparable)
                .sum();
        return new Unreported(
                frame,
                Inert.name(name),
                Pages.facts(run.facts(), holdings.zone()),
                comparable == 1
                        ? "1 earlier run is like for like with it"
                        : comparable + " earlier runs are like for like with it",
                links(name));
    }

    private static Links links(String name) {
        return new Links(Urls.run(name), Urls.report(name), Urls.compare(name), Urls.chat(name));
    }

    /** Every number there is, by what it is about, as the report orders them. */
    private static List<Measured> measured(String name, Shown.One one) {
        RunLinks links = new RunLinks(name, one);
        Map<String, Measured> all = new LinkedHashMap<>();
        for (Observation o : one.findings().observations()) {
            String subject = Inert.name(Labels.subject(o.key().scope(), o.key().subject()));
            String scope = o.key().scope().word();
            all.computeIfAbsent(scope + "/" + subject, none -> new Measured(subject, scope, new ArrayList<>()))
                    .lines()
                    .add(line(o, links));
        }
        return List.copyOf(all.values());
    }

    private static Line line(Observation o, RunLinks links) {
        return new Line(
                Inert.name(Labels.metric(o)),
                links.of(o.key()),
                Figures.quantity(o.value(), o.unit()),
                o.expected()
                        .map(band -> Figures.range(band.low(), band.high(), o.unit()))
                        .orElse(""),
                Marks.verdict(o.verdict()));
    }
}
