package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times within the load in which several series fell silent at once: a target, or Prometheus itself, was gone. What has no value where
 * nothing is asked of a service (a latency, a share of errors or of throttled periods, a call between two services) tells nothing of scrapes.
 */
final class ScrapeGaps {
    /** Between two samples, in steps: one missed scrape is none. */
    private static final int LONGEST_USUAL = 2;

    private static final int SHOWN = 3;

    private final Window window;
    private final long step;
    private final List<CatalogueQuery> queries;

    /** Samples of these series are missing after {@code from} and until {@code to}. */
    record Gap(Instant from, Instant to, List<Series> series) {
        Gap {
            series = List.copyOf(series);
        }

        Duration length() {
            return Duration.between(from, to);
        }

        /** At once: they share more than half of the shorter. */
        boolean isAlso(Gap other) {
            Instant begin = from.isAfter(other.from) ? from : other.from;
            Instant end = to.isBefore(other.to) ? to : other.to;
            Duration shorter = length().compareTo(other.length()) < 0 ? length() : other.length();
            return Duration.between(begin, end).multipliedBy(2).compareTo(shorter) > 0;
        }

        Gap and(Gap other) {
            return new Gap(
                    from.isBefore(other.from) ? from : other.from,
                    to.isAfter(other.to) ? to : other.to,
                    Stream.concat(series.stream(), other.series.stream())
                            .distinct()
                            .toList());
        }
    }

    ScrapeGaps(Window window, long stepSeconds, List<CatalogueQuery> queries) {
        this.window = window;
        this.step = stepSeconds * 1000;
        this.queries = queries;
    }

    /** One for each time; of many the longest, and how much the others come to. */
    List<DataQuality> lines(List<Series> all) {
        List<Series> told = all.stream().filter(this::tellsOfScrapes).toList();
        List<Gap> gaps = together(told.stream().flatMap(this::gaps).toList()).stream()
                .filter(gap -> gap.series().size() > 1)
                .sorted(Comparator.comparing(Gap::length).reversed().thenComparing(Gap::from))
                .toList();
        List<DataQuality> lines = new ArrayList<>();
        gaps.stream()
                .limit(SHOWN)
                .sorted(Comparator.comparing(Gap::from))
                .map(gap -> TimeLines.gap(gap, told.size(), exporters(gap), window))
                .forEach(lines::add);
        if (gaps.size() > SHOWN) {
            lines.add(TimeLines.moreGaps(gaps.subList(SHOWN, gaps.size())));
        }
        return lines;
    }

    private boolean tellsOfScrapes(Series series) {
        String metric = series.spec().metric();
        return series.spec().unit() != Unit.COUNT
                && !metric.startsWith("latency")
                && !metric.startsWith("error")
                && !metric.contains("throttled")
                && query(series).noneMatch(CatalogueQuery::sparse);
    }

    private Stream<CatalogueQuery> query(Series series) {
        return queries.stream().filter(query -> query.id().equals(series.queryId()));
    }

    /** Who should have exported these series. */
    private List<String> exporters(Gap gap) {
        return gap.series().stream()
                .flatMap(this::query)
                .map(CatalogueQuery::needs)
                .distinct()
                .toList();
    }

    private Stream<Gap> gaps(Series series) {
        Samples samples =
                series.samples().between(Long.MIN_VALUE / 2, window.end().toEpochMilli());
        return IntStream.range(1, samples.size() + 1)
                .filter(i -> next(samples, i) - samples.time(i - 1) > LONGEST_USUAL * step)
                .filter(i -> next(samples, i) > window.start().toEpochMilli() + step)
                .mapToObj(i -> new Gap(
                        Instant.ofEpochMilli(samples.time(i - 1)),
                        Instant.ofEpochMilli(next(samples, i)),
                        List.of(series)));
    }

    private long next(Samples samples, int i) {
        return i < samples.size() ? samples.time(i) : window.end().toEpochMilli();
    }

    private static List<Gap> together(List<Gap> gaps) {
        List<Gap> groups = new ArrayList<>();
        for (Gap gap : gaps) {
            Gap all = gap;
            for (Gap group : List.copyOf(groups)) {
                if (group.isAlso(gap)) {
                    all = all.and(group);
                    groups.remove(group);
                }
            }
            groups.add(all);
        }
        return groups;
    }
}
