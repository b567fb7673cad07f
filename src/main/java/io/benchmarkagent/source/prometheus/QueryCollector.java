package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import java.util.List;
import java.util.Optional;

/** One query of the catalogue → its series: the recorded answer, else the first alternative that the server has data for. */
final class QueryCollector {
    private final Window window;
    private final Grid grid;
    private final Scrape scrape;
    private final Placeholders placeholders;
    private final RecordedAnswers recorded;
    private final Optional<Recorder> recorder;
    private final Optional<LiveAnswers> live;

    QueryCollector(
            Window window,
            Grid grid,
            Scrape scrape,
            Placeholders placeholders,
            RecordedAnswers recorded,
            Optional<Recorder> recorder,
            Optional<LiveAnswers> live) {
        this.window = window;
        this.grid = grid;
        this.scrape = scrape;
        this.placeholders = placeholders;
        this.recorded = recorded;
        this.recorder = recorder;
        this.live = live;
    }

    Collected collect(CatalogueQuery query) throws InterruptedException {
        List<String> expressions =
                query.promql().stream().map(placeholders::fill).toList();
        RecordedAnswers.Found found = recorded.find(query, expressions, grid, window);
        if (found.answer().isPresent()) {
            return made(query, found.answer().get()).with(found.dataQuality());
        }
        Collected collected = live.isPresent()
                ? asked(query, expressions, live.get())
                : unanswered(query, expressions.get(0), "not recorded", Optional.empty());
        return collected.with(found.dataQuality());
    }

    private Collected asked(CatalogueQuery query, List<String> expressions, LiveAnswers server)
            throws InterruptedException {
        try (Alternatives alternatives = new Alternatives(server, grid)) {
            LiveAnswers.Fetched fetched = alternatives.firstWithData(expressions);
            Collected collected = made(query, fetched.answer());
            return collected.with(kept(query, fetched, collected.asked()));
        } catch (Unanswered e) {
            boolean stopped = server.stopped().isPresent();
            return unanswered(
                    query,
                    expressions.get(0),
                    (stopped ? "not asked: " : "error: ") + e.why(),
                    stopped ? Optional.empty() : Optional.of(new Collected.Failed(query, e)));
        }
    }

    private List<DataQuality> kept(CatalogueQuery query, LiveAnswers.Fetched fetched, AskedQuery asked) {
        if (recorder.isEmpty()) {
            return List.of();
        }
        Answer answer = fetched.answer();
        IndexEntry entry = new IndexEntry(
                answer.promql(), grid, scrape.learned(), answer.sha256(), asked.warnings(), asked.outcome());
        try {
            recorder.get().keep(query.id(), entry, fetched.body());
            return List.of();
        } catch (NotWritten e) {
            return List.of(Lines.cannotRecord(e));
        }
    }

    private Collected made(CatalogueQuery query, Answer answer) {
        return new SeriesMaker(query, answer, window).make();
    }

    private Collected unanswered(
            CatalogueQuery query, String promql, String outcome, Optional<Collected.Failed> failed) {
        AskedQuery asked = new AskedQuery(
                query.id(),
                promql,
                grid.start(),
                grid.end(),
                grid.stepSeconds(),
                outcome,
                AskedQuery.NOWHERE,
                "",
                List.of(),
                query.shape());
        return new Collected(asked, List.of(), List.of(), List.of(), failed);
    }
}
