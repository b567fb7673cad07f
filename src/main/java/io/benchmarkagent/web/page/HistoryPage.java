package io.benchmarkagent.web.page;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.HistoryView;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /runs/ID/history?metric=&subject=}: the course of one metric up to a run, and after it. */
@RestController
public final class HistoryPage {
    private final Holdings holdings;
    private final Paper paper;
    private final Shown shown;

    public HistoryPage(Holdings holdings, Shown shown, Paper paper) {
        this.holdings = holdings;
        this.paper = paper;
        this.shown = shown;
    }

    /** What the template prints. */
    public record Page(Frame frame, String run, String runUrl, String subject, List<Drawn> histories) {}

    /** @param urls of the runs, in the order of the points */
    public record Drawn(HistoryView view, List<String> urls) {}

    @GetMapping(path = "/runs/{run}/history", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> byPath(
            HttpServletRequest request,
            @PathVariable String run,
            @RequestParam String metric,
            @RequestParam(defaultValue = "cluster") String subject)
            throws IOException {
        return history(request, run, metric, subject);
    }

    @GetMapping(path = "/run/history", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> byParameter(
            HttpServletRequest request,
            @RequestParam String id,
            @RequestParam String metric,
            @RequestParam(defaultValue = "cluster") String subject)
            throws IOException {
        return history(request, id, metric, subject);
    }

    private ResponseEntity<Object> history(HttpServletRequest request, String wanted, String metric, String subject)
            throws IOException {
        Stand stand = holdings.now();
        ArchivedRun run = holdings.run(stand, wanted);
        String name = stand.desk().name(run);
        Shown.One one = shown.of(stand, run);
        List<Drawn> drawn = one.histories().of(metric, subject).stream()
                .map(view -> new Drawn(
                        view,
                        view.points().stream().map(p -> url(stand, p.key())).toList()))
                .toList();
        if (drawn.isEmpty()) {
            throw new Refusal(Problem.unknown("metric", unknown(one, metric, subject)));
        }
        return paper.page(
                request,
                "history",
                frame -> new Page(
                        frame,
                        Inert.name(name),
                        Urls.run(name),
                        drawn.get(0).view().subject(),
                        drawn));
    }

    private String url(Stand stand, RunKey key) {
        return Urls.run(ListedRun.name(key, stand.archive().isLatest(key), holdings.zone()));
    }

    private static String unknown(Shown.One one, String metric, String subject) {
        List<String> there = one.findings().observations().stream()
                .filter(o -> o.key().subject().equals(subject))
                .map(o -> o.key().metric())
                .distinct()
                .toList();
        List<String> near = NearestNames.of(metric, there);
        return "nobody measured '" + Inert.name(metric) + "' of '" + Inert.name(subject) + "' in this run"
                + (near.isEmpty()
                        ? "; its page lists every metric"
                        : near.stream().map(Inert::name).collect(Collectors.joining(", ", "; nearest: ", "")));
    }
}
