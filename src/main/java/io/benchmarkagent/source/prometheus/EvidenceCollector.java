package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run's evidence being collected: find the step, then each query in recorded answers or at the server, several at once. */
final class EvidenceCollector {
    private final QueryCatalogue catalogue;
    private final PrometheusSettings settings;
    private final Window window;
    private final RecordedAnswers recorded;
    private final Optional<Recorder> recorder;
    private final Optional<LiveAnswers> live;

    /** @param recorder empty for a time that is no run's: nothing is recorded of it, and nobody looks for its load elsewhere */
    EvidenceCollector(
            QueryCatalogue catalogue,
            PrometheusSettings settings,
            Window window,
            RecordedAnswers recorded,
            Optional<Recorder> recorder,
            Optional<LiveAnswers> live) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.window = window;
        this.recorded = recorded;
        this.recorder = recorder;
        this.live = live;
    }

    Evidence evidence() {
        try {
            Scrape scrape = scrape();
            List<Collected> collected = collected(scrape);
            return evidence(scrape, collected, aroundTheRun(scrape, collected));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Prometheus was asked", e);
        }
    }

    private Evidence evidence(Scrape scrape, List<Collected> collected, LoadAround.Told around) {
        List<AskedQuery> asked = collected.stream().map(Collected::asked).toList();
        List<Series> series = series(collected);
        List<DataQuality> lines = new ArrayList<>(recorded.dataQuality());
        lines.addAll(aboutAll(scrape, asked));
        collected.forEach(one -> lines.addAll(one.dataQuality()));
        lines.addAll(failed(collected));
        lines.addAll(missing(scrape, collected));
        around.line().ifPresent(lines::add);
        return new Evidence(
                series,
                scrape.learned(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stream.concat(asked.stream(), answered(around)).toList(),
                lines.stream().distinct().toList());
    }

    private static List<Series> series(List<Collected> collected) {
        return collected.stream().flatMap(one -> one.series().stream()).toList();
    }

    /** What nobody answered of it is not missed: it is asked for only where the load was not seen. */
    private static Stream<AskedQuery> answered(LoadAround.Told around) {
        return around.asked().stream().map(Collected::asked).filter(AskedQuery::isAnswered);
    }

    private LoadAround.Told aroundTheRun(Scrape scrape, List<Collected> collected) throws InterruptedException {
        if (recorder.isEmpty()) {
            return new LoadAround.Told(List.of(), Optional.empty());
        }
        Grid wide = Grid.around(window, LoadAround.FARTHEST, scrape.stepSeconds());
        QueryCollector collector =
                new QueryCollector(window, wide, scrape, placeholders(scrape), recorded, recorder, live);
        Duration rateWindow = Duration.ofSeconds(scrape.stepSeconds() * settings.windowScrapes());
        return new LoadAround(catalogue, window, scrape, rateWindow, collector::collect).told(series(collected));
    }

    private List<DataQuality> aboutAll(Scrape scrape, List<AskedQuery> asked) {
        List<String> missing = asked.stream()
                .filter(one -> !one.isAnswered())
                .map(AskedQuery::id)
                .toList();
        List<DataQuality> lines = new ArrayList<>();
        Optional<Unanswered> stopped = live.flatMap(LiveAnswers::stopped);
        stopped.ifPresent(why -> lines.add(Lines.stopped(settings.url(), why, missing.size(), asked.size())));
        if (live.isEmpty() && !missing.isEmpty()) {
            lines.add(Lines.notRecorded(missing, asked.size()));
        }
        if (missing.size() < asked.size()) {
            lines.addAll(aboutTheStep(scrape));
        }
        return lines;
    }

    /** Gaps first: they are why series are partial. */
    private List<DataQuality> missing(Scrape scrape, List<Collected> collected) {
        List<DataQuality> lines = new ArrayList<>(
                new ScrapeGaps(window, scrape.stepSeconds(), catalogue.queries()).lines(series(collected)));
        List<Collected> partial =
                collected.stream().filter(one -> !one.partial().isEmpty()).toList();
        if (!partial.isEmpty()) {
            int expected = grid(scrape.stepSeconds()).pointsWithin(window.start(), window.end());
            lines.add(Lines.partial(partial, catalogue.labels(), expected));
        }
        return lines;
    }

    /** Queries that failed alike are one line: what they have in common is not their fault. */
    private static List<DataQuality> failed(List<Collected> collected) {
        Map<Unanswered.Reason, List<Collected.Failed>> alike = collected.stream()
                .flatMap(one -> one.failed().stream())
                .collect(Collectors.groupingBy(
                        failed -> failed.why().reason(), LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(failed -> Lines.failed(failed, collected.size()))
                .toList();
    }

    private List<DataQuality> aboutTheStep(Scrape scrape) {
        List<DataQuality> lines = new ArrayList<>();
        if (scrape.learned().isEmpty()) {
            lines.add(Lines.scrapeAssumed(scrape.stepSeconds()));
        }
        long rateWindow = scrape.stepSeconds() * settings.windowScrapes();
        if (window.length().toSeconds() < rateWindow) {
            lines.add(Lines.shortRun(rateWindow, window.length().toSeconds()));
        }
        return lines;
    }

    /** As recorded with answers of this very range; else, in order: from what was made by hand, from the server, as configured. */
    private Scrape scrape() throws InterruptedException {
        Optional<Scrape> known =
                recorded.scrape(grid -> grid.equals(grid(grid.stepSeconds()))).or(this::scrapeByHand);
        return known.isPresent() ? known.get() : scrapeLive();
    }

    private Optional<Scrape> scrapeByHand() {
        List<Answer> byHand = recorded.byHand(catalogue.queries(), window);
        boolean enough = live.isEmpty() || byHand.size() == catalogue.queries().size();
        return byHand.stream()
                .filter(answer -> enough)
                .map(answer -> Scrape.learned(answer.grid().stepSeconds()))
                .findFirst();
    }

    private Scrape scrapeLive() throws InterruptedException {
        Scrape assumed = Scrape.assumed(settings.scrapeInterval().toSeconds());
        if (live.isEmpty()) {
            return assumed;
        }
        Placeholders fill = placeholders(assumed);
        List<String> probes = catalogue.probes().stream().map(fill::fill).toList();
        return ScrapeIntervals.learn(live.get(), probes, window.end()).stream()
                .mapToObj(Scrape::learned)
                .findFirst()
                .orElse(assumed);
    }

    private List<Collected> collected(Scrape scrape) throws InterruptedException {
        QueryCollector collector = new QueryCollector(
                window, grid(scrape.stepSeconds()), scrape, placeholders(scrape), recorded, recorder, live);
        List<Callable<Collected>> tasks = catalogue.queries().stream()
                .map(query -> (Callable<Collected>) () -> collector.collect(query))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(settings.concurrency(), EvidenceCollector::daemon);
        try {
            List<Collected> collected = new ArrayList<>();
            for (Future<Collected> one : threads.invokeAll(tasks)) {
                collected.add(one.get());
            }
            return collected;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a query of Prometheus ended unforeseen: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "prometheus");
        thread.setDaemon(true);
        return thread;
    }

    private Grid grid(long stepSeconds) {
        return Grid.over(window, settings.lookback(), stepSeconds);
    }

    private Placeholders placeholders(Scrape scrape) {
        return new Placeholders(window.namespace(), scrape.stepSeconds(), settings.windowScrapes());
    }
}
