package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the series of one run tells of a metric between two times. */
final class SeriesThen {
    private static final int ROWS = 10;
    private static final Set<Statistic> OF_SAMPLES = EnumSet.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX);
    private static final Pattern QUANTILE = Pattern.compile("(?:^|_)p\\d\\d(?:_|$)");

    private SeriesThen() {}

    /** As far as its samples tell. */
    static Found in(Span span, Wanted wanted, Desk desk) {
        Look look = wanted.look();
        Source source = look.source("series of " + wanted.subject());
        Optional<Series> series = series(look, wanted.subject(), wanted.ofMetric());
        if (series.isEmpty()) {
            return new Found.Nothing(
                    "Run " + look.name() + " has no series of "
                            + wanted.ofMetric().words() + " of " + wanted.subject()
                            + " from which a time could be told.",
                    List.of(source));
        }
        long step = look.evidence().scrapeSeconds().orElse(0) * 1000;
        Samples within = series.get()
                .samples()
                .between(span.from().toEpochMilli(), span.to().toEpochMilli());
        Samples samples = within.size() > 0
                ? within
                : series.get()
                        .samples()
                        .between(span.from().toEpochMilli() - step, span.to().toEpochMilli() + step);
        if (samples.size() == 0) {
            return new Found.Nothing(
                    "The series of " + series.get().spec().label() + " of " + wanted.subject() + " in run "
                            + look.name() + " has no sample from " + Moments.of(span, desk.zone()) + ".",
                    List.of(source));
        }
        return told(wanted, series.get(), samples, taken(span, within.size() > 0 ? 0 : step, desk), desk, source);
    }

    /** That of the likeliest number that has one; a quantile only where the series is of that quantile itself. */
    static Optional<Series> series(Look look, String subject, Spoken.Metric metric) {
        boolean ofSamples = OF_SAMPLES.containsAll(metric.statistics());
        Spoken.Metric any = ofSamples ? new Spoken.Metric(metric.words(), metric.ids(), Set.of()) : metric;
        return Figure.all(look, subject, any)
                .flatMap(o -> look.evidence().series().stream()
                        .filter(series -> series.measures(o.key()))
                        .filter(series -> ofSamples
                                || series.spec()
                                        .metric()
                                        .contains(o.key().statistic().word())))
                .findFirst();
    }

    /** What a time is taken as, which is never one moment; beside it where no sample lies within. */
    private static String taken(Span span, long beside, Desk desk) {
        return span.words().isBlank()
                ? ""
                : " '" + span.words().strip() + "' was taken as " + Moments.of(span, desk.zone())
                        + (beside > 0
                                ? "; no sample lies within it, so " + beside / 1000 + " s on either side were looked at"
                                : "")
                        + ".";
    }

    private static Found told(Wanted wanted, Series series, Samples samples, String taken, Desk desk, Source source) {
        Span seen = new Span(
                Instant.ofEpochMilli(samples.time(0)), Instant.ofEpochMilli(samples.time(samples.size() - 1)), "");
        String whose = Phrases.whose(wanted.subject());
        return new Found.Data(
                        "In run " + wanted.look().name() + " " + whose + figures(wanted, series, samples, seen, desk)
                                + "." + taken,
                        table(samples, series, desk),
                        new Confidence(
                                1,
                                Phrases.count(samples.size(), "sample") + " of that time "
                                        + (samples.size() == 1 ? "was" : "were") + " observed"),
                        source)
                .drawn(new Chart.OfLines(
                        wanted.look().name(),
                        List.of(new Chart.Line(
                                wanted.subject() + " · " + series.spec().label(),
                                series.spec().unit(),
                                samples)),
                        new Chart.Stretch(seen.from(), seen.to()),
                        wanted.look().findings().phases(),
                        desk.zone()));
    }

    /** "Highest memory was 128 MiB (highest of 21 samples, …)". */
    private static String figures(Wanted wanted, Series series, Samples samples, Span seen, Desk desk) {
        var figures = values(samples).summaryStatistics();
        String lowest = quantity(figures.getMin(), series);
        String highest = quantity(figures.getMax(), series);
        String mean = quantity(figures.getAverage(), series);
        boolean averaged = !QUANTILE.matcher(series.spec().metric()).find();
        String was = series.spec().label() + " " + Phrases.was(series.spec().label()) + " ";
        if (samples.size() == 1) {
            return was + mean + ofWhat(series) + " (one sample, of " + Moments.of(seen.from(), desk.zone()) + " "
                    + desk.zone() + ")";
        }
        String of = "of " + samples.size() + " samples, " + Moments.of(seen, desk.zone()) + "; ";
        String andMean = averaged ? ", mean " + mean : "";
        Optional<Statistic> extreme = extreme(wanted);
        if (extreme.isPresent()) {
            boolean most = extreme.get() == Statistic.MAX;
            return (most ? "highest " : "lowest ") + was + (most ? highest : lowest) + ofWhat(series)
                    + (most ? " (highest " : " (lowest ") + of
                    + (most ? "lowest " + lowest : "highest " + highest) + andMean + ")";
        }
        return averaged
                ? was + mean + ofWhat(series) + " (mean " + of + "lowest " + lowest + ", highest " + highest + ")"
                : was
                        + Figures.range(
                                figures.getMin(),
                                figures.getMax(),
                                series.spec().unit()) + " (lowest and highest " + of + "quantiles are not averaged)";
    }

    private static DoubleStream values(Samples samples) {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value);
    }

    private static String ofWhat(Series series) {
        return MetricCatalogue.isOfOneCore(series.scope(), series.spec().metric()) ? " of one core" : "";
    }

    /** Who asks for a peak is not told the mean first. */
    private static Optional<Statistic> extreme(Wanted wanted) {
        return wanted.ofMetric().statistics().stream()
                .filter(which -> wanted.ofMetric().statistics().size() == 1)
                .filter(which -> which == Statistic.MAX || which == Statistic.MIN)
                .findFirst();
    }

    private static Table table(Samples samples, Series series, Desk desk) {
        int shown = Math.min(ROWS, samples.size());
        return new Table(
                List.of("TIME", series.spec().label().toUpperCase(Locale.ROOT)),
                IntStream.range(0, shown)
                        .map(i -> shown == 1 ? 0 : i * (samples.size() - 1) / (shown - 1))
                        .mapToObj(i -> List.of(
                                Moments.of(Instant.ofEpochMilli(samples.time(i)), desk.zone()),
                                quantity(samples.value(i), series)))
                        .toList(),
                samples.size() - shown);
    }

    private static String quantity(double value, Series series) {
        return Figures.quantity(value, series.spec().unit());
    }
}
