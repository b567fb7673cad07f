package io.benchmarkagent.web.page;

import io.benchmarkagent.llm.audit.Costs;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.Marks;
import io.benchmarkagent.report.Pages;
import io.benchmarkagent.report.PastRun;
import io.benchmarkagent.report.Times;
import io.benchmarkagent.report.View;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.holdings.Verdicts;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /}: what is out of line now, and the latest runs with their verdicts. */
@RestController
public final class OverviewPage {
    private static final int ON_A_PAGE = 20;

    /** An alert of a run that is older than this many is not looked for. */
    private static final int WATCHED = 200;

    private static final int HUNDREDTHS_OF_CENTS = 4;

    private final Holdings holdings;
    private final Paper paper;
    private final Ledger ledger;
    private final Shown shown;
    private final Verdicts verdicts;

    public OverviewPage(Holdings holdings, Shown shown, Paper paper, Ledger ledger, Verdicts verdicts) {
        this.verdicts = verdicts;
        this.holdings = holdings;
        this.paper = paper;
        this.ledger = ledger;
        this.shown = shown;
    }

    /** What the template prints. What there is none of is an empty text or list. */
    public record Page(
            Frame frame,
            View.Mark mark,
            String headline,
            String about,
            List<Open> open,
            List<Row> runs,
            int total,
            String older,
            boolean first,
            List<Cost> cost) {}

    /** A newest report of its like that has alerts. */
    public record Open(String name, String url, String time, String headline, List<Alert> alerts) {}

    public record Alert(View.Row row, String history) {}

    /** @param mark holds one, or none where there is no report */
    public record Row(
            String name, String url, String time, List<View.Mark> mark, String headline, List<String> facts) {}

    public record Cost(String usd, String calls, String note) {}

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> overview(HttpServletRequest request, @RequestParam(defaultValue = "") String after) {
        return paper.standing(request, "overview", frame -> page(frame, after));
    }

    private Page page(Frame frame, String after) {
        Stand stand = holdings.now();
        List<ListedRun> all = stand.newestFirst();
        int from = after.isEmpty() ? 0 : 1 + place(all, after);
        List<ListedRun> listed = all.subList(from, Math.min(all.size(), from + ON_A_PAGE));
        List<Open> open = from == 0 ? openNow(stand) : List.of();
        boolean judged = from == 0 && isAnyReported(stand);
        return new Page(
                frame,
                mark(open, judged),
                headline(open, judged),
                "times in " + times().zoneName(),
                open,
                listed.stream().map(run -> row(stand, run)).toList(),
                all.size(),
                from + listed.size() < all.size()
                        ? Urls.older(listed.get(listed.size() - 1).name())
                        : "",
                from == 0,
                cost());
    }

    private List<Open> openNow(Stand stand) {
        try {
            return open(stand);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int place(List<ListedRun> all, String name) {
        return IntStream.range(0, all.size())
                .filter(at -> all.get(at).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Problem.unknown("run", "the run that this page begins after is not there any more")));
    }

    private static View.Mark mark(List<Open> open, boolean judged) {
        if (!judged) {
            return new View.Mark("○", "no report yet", "none", "");
        }
        return open.isEmpty() ? new View.Mark("●", "no alert", "good", "") : new View.Mark("▼", "alert", "alert", "");
    }

    private static String headline(List<Open> open, boolean judged) {
        int alerts = open.stream().mapToInt(one -> one.alerts().size()).sum();
        if (!judged) {
            return "Nothing was judged yet";
        }
        return alerts == 0 ? "Nothing is out of line" : alerts + (alerts == 1 ? " alert is open" : " alerts are open");
    }

    private boolean isAnyReported(Stand stand) {
        return stand.newestFirst().stream().limit(WATCHED).anyMatch(run -> past(stand, run)
                .isPresent());
    }

    /** In the newest report of each group of runs that are like for like. */
    private List<Open> open(Stand stand) throws IOException {
        Set<SortedMap<String, String>> seen = new HashSet<>();
        List<Open> all = new ArrayList<>();
        for (ListedRun run : stand.newestFirst().stream().limit(WATCHED).toList()) {
            Optional<PastRun> past = past(stand, run);
            if (past.isPresent() && seen.add(past.get().cohort()) && past.get().alerts() > 0) {
                all.add(open(stand, run));
            }
        }
        return all.stream().filter(one -> !one.alerts().isEmpty()).toList();
    }

    private Open open(Stand stand, ListedRun run) throws IOException {
        Shown.One one = shown.of(stand, holdings.run(stand, run.name()));
        RunLinks links = new RunLinks(run.name(), one);
        return new Open(
                Inert.name(run.name()),
                Urls.run(run.name()),
                times().stamp(run.facts().key().timestamp()),
                one.page().headline(),
                Stream.of(one.page().out(), one.page().more())
                        .flatMap(table -> table.rows().stream())
                        .filter(row -> row.mark().tone().equals("alert"))
                        .map(row -> new Alert(row, links.ofRows().getOrDefault(row.history(), "")))
                        .toList());
    }

    private Row row(Stand stand, ListedRun run) {
        Optional<PastRun> past = past(stand, run);
        return new Row(
                Inert.name(run.name()),
                Urls.run(run.name()),
                times().stamp(run.facts().key().timestamp()),
                past.map(Marks::of).stream().toList(),
                past.map(told -> Inert.sentence(told.headline())).orElse(""),
                Pages.facts(run.facts(), holdings.zone()).stream().limit(2).toList());
    }

    private Optional<PastRun> past(Stand stand, ListedRun run) {
        return verdicts.of(holdings.report(stand, run.facts().key()));
    }

    private List<Cost> cost() {
        return ledger.lately().map(Costs::total).map(OverviewPage::words).stream()
                .toList();
    }

    private static Cost words(Costs.Row total) {
        return new Cost(
                BigDecimal.valueOf(total.usd())
                        .setScale(HUNDREDTHS_OF_CENTS, RoundingMode.HALF_UP)
                        .toPlainString(),
                total.calls() + " calls (" + total.failed() + " failed), " + total.cached()
                        + " answers from the cache, " + total.refused() + " refused; "
                        + total.usage().total() + " tokens",
                total.unpriced() > 0 ? total.unpriced() + " of the calls have no price and are not in it" : "");
    }

    private Times times() {
        return new Times(holdings.zone(), LocalDate.EPOCH);
    }
}
