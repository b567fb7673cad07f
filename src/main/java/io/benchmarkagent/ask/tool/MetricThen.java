package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.source.ArchivedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** "What was the CPU of frontend at 14:25?": a metric at a time, from the series of the run that was then; of several runs their figures. */
public final class MetricThen implements Tool {
    private static final int RUNS = 10;
    private static final Set<Statistic> OF_SAMPLES = EnumSet.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX);

    @Override
    public String name() {
        return "metric_then";
    }

    @Override
    public String purpose() {
        return "One metric of the cluster or of one service at a time or in a time span: from the series of the run then, or run by run.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Span span = wanted.span()
                .orElseThrow(() -> new IllegalArgumentException("no time is given; name one such as at 14:25"));
        List<ArchivedRun> whole = desk.covering(span).stream()
                .filter(run -> span.contains(
                        run.facts().load().start().orElse(run.facts().key().timestamp())))
                .toList();
        return whole.size() > 1
                ? runs(wanted, whole, desk)
                : Moments.missed(wanted, desk).orElseGet(() -> then(wanted, span, desk));
    }

    private static Found then(Wanted wanted, Span span, Desk desk) {
        Look look = wanted.look();
        Source source = look.source("series of " + wanted.subject());
        Optional<Series> series = series(wanted);
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
    private static Optional<Series> series(Wanted wanted) {
        Spoken.Metric metric = wanted.ofMetric();
        boolean ofSamples = OF_SAMPLES.containsAll(metric.statistics());
        Spoken.Metric any = ofSamples ? new Spoken.Metric(metric.words(), metric.ids(), Set.of()) : metric;
        return Figure.all(wanted.look(), wanted.subject(), any)
                .flatMap(o -> wanted.look().evidence().series().stream()
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
        DoubleStream values = IntStream.range(0, samples.size()).mapToDouble(samples::value);
        var figures = values.summaryStatistics();
        Span seen = new Span(
                Instant.ofEpochMilli(samples.time(0)), Instant.ofEpochMilli(samples.time(samples.size() - 1)), "");
        String whose = Phrases.whose(wanted.subject());
        String lowest = quantity(figures.getMin(), series);
        String highest = quantity(figures.getMax(), series);
        String mean = quantity(figures.getAverage(), series);
        Optional<Statistic> extreme = extreme(wanted);
        String told =
                extreme.map(which -> which == Statistic.MAX ? highest : lowest).orElse(mean);
        String many = samples.size() == 1
                ? "one sample, of " + Moments.of(seen.from(), desk.zone()) + " " + desk.zone()
                : extreme.map(which -> which == Statistic.MAX ? "highest" : "lowest")
                                .orElse("mean")
                        + " of " + samples.size() + " samples, " + Moments.of(seen, desk.zone()) + "; "
                        + extreme.map(which -> which == Statistic.MAX
                                        ? "lowest " + lowest + ", mean " + mean
                                        : "highest " + highest + ", mean " + mean)
                                .orElse("lowest " + lowest + ", highest " + highest);
        return new Found.Data(
                        "In run " + wanted.look().name() + " " + whose
                                + extreme.map(which -> which == Statistic.MAX ? "highest " : "lowest ")
                                        .orElse("")
                                + series.spec().label() + " was " + told + ofWhat(series) + " (" + many
                                + ")." + taken,
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
        int shown = Math.min(RUNS, samples.size());
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

    /** Each run's own figure, the newest first. */
    private static Found runs(Wanted wanted, List<ArchivedRun> runs, Desk desk) {
        List<List<String>> rows = new ArrayList<>();
        List<Observation> told = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        List<ArchivedRun> looked = runs.stream().limit(RUNS).toList();
        looked.forEach(run -> look(run, desk).ifPresent(look -> Figure.likeliest(
                        look, wanted.subject(), wanted.ofMetric())
                .ifPresent(o -> {
                    told.add(o);
                    rows.add(List.of(
                            desk.name(run),
                            Moments.of(run.facts(), desk),
                            Figure.spoken(o),
                            Figure.value(o),
                            Figure.expected(o),
                            new Verdicts(look.findings()).word(o)));
                    sources.add(Source.archive("run " + desk.name(run) + ", observations of " + wanted.subject()));
                })));
        String when = Moments.of(wanted.span().orElseThrow(), desk.zone());
        if (rows.isEmpty()) {
            return new Found.Nothing(
                    "None of " + looked.size() + " runs from " + when + " measured "
                            + wanted.ofMetric().words() + " of " + wanted.subject() + ".",
                    List.of(RunList.source(desk)));
        }
        return new Found.Data(
                rows.size() + " of " + (runs.size() > looked.size() ? "the newest " + looked.size() + " of " : "")
                        + runs.size()
                        + " runs from " + when + " measured "
                        + Figure.spoken(told.get(0)) + " of "
                        + (wanted.subject().equals("cluster") ? "the cluster" : wanted.subject())
                        + "; in the newest of them it was " + Figure.told(told.get(0)) + "."
                        + Moments.ofRunsAlone(desk),
                List.of(new Table(
                        List.of("RUN", "TIME", "METRIC", "VALUE", "EXPECTED", "VERDICT"),
                        rows,
                        runs.size() - looked.size())),
                Confidence.seen(rows.size(), runs.size(), "runs"),
                sources,
                List.of());
    }

    private static Optional<Look> look(ArchivedRun run, Desk desk) {
        return desk.look(Optional.of(desk.name(run))) instanceof Desk.Looking.At at
                ? Optional.of(at.look())
                : Optional.empty();
    }
}
