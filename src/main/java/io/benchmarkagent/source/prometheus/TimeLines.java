package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.DataQuality.Level;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The data-quality lines about a run's time: when its load was, and when nothing was seen of it. */
final class TimeLines {
    private static final String CLOCK_REMEDY =
            "Synchronise the clocks (NTP) of the machine that writes the run JSON and of Prometheus, or mend"
                    + " load_profile; if this load is another run's, this one's was not running then.";

    private TimeLines() {}

    /** By hours it is a time zone; by less it is a clock, or a load that was not started when the run JSON says. */
    static DataQuality clockSkew(ClockSkew skew, Window window, Scrape scrape) {
        Duration edge = ClockSkew.edge(scrape);
        boolean zones = skew.isOfZones(edge);
        Duration shift = zones ? skew.zones() : skew.shift().truncatedTo(ChronoUnit.SECONDS);
        boolean elsewhere = shift.abs().compareTo(window.length().dividedBy(2)) >= 0;
        return new DataQuality(
                "prometheus/clock-skew",
                elsewhere ? Level.ERROR : Level.WARNING,
                "run window",
                "Prometheus saw the load " + (zones ? "" : "about ") + inWords(shift.abs())
                        + (shift.isNegative() ? " earlier" : " later") + " than the run JSON says: it rose at "
                        + seconds(skew.seen().from()) + " (start_time " + seconds(window.start()) + ") and fell at "
                        + seconds(skew.seen().to()) + " (end_time " + seconds(window.end()) + "), each ± "
                        + LoadStretches.EDGE * scrape.stepSeconds()
                        + " s. What is taken from the run's window is "
                        + (elsewhere ? "mostly" : "partly") + " from outside the load.",
                zones ? zoneRemedy(shift) : CLOCK_REMEDY);
    }

    private static String zoneRemedy(Duration shift) {
        return "Give --timezone: times without a zone are read as UTC, and these are of a zone whose clock is "
                + inWords(shift.abs()) + (shift.isNegative() ? " ahead of" : " behind")
                + " the one they were read in; or let the pipeline write UTC.";
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** "1 h", "2 min 30 s". */
    private static String inWords(Duration span) {
        String words = (span.toHours() > 0 ? span.toHours() + " h " : "")
                + (span.toMinutesPart() > 0 ? span.toMinutesPart() + " min " : "")
                + (span.toSecondsPart() > 0 ? span.toSecondsPart() + " s" : "");
        return words.strip();
    }

    static DataQuality gap(ScrapeGaps.Gap gap, int allSeries, List<String> exporters, Window window) {
        List<String> subjects =
                gap.series().stream().map(Series::subject).distinct().sorted().toList();
        List<String> what = gap.series().stream()
                .map(series -> series.spec().label())
                .distinct()
                .toList();
        boolean everything = gap.series().size() >= 0.8 * allSeries;
        long after = Duration.between(window.start(), gap.from()).toSeconds();
        return new DataQuality(
                "prometheus/gap/" + (subjects.size() == 1 ? subjects.get(0) : "several") + "/" + after + "s",
                Level.WARNING,
                everything ? "scrape gap, everything" : "scrape gap, " + Lines.some(subjects),
                "No samples for about " + inWords(gap.length().truncatedTo(ChronoUnit.SECONDS)) + " after "
                        + seconds(gap.from()) + ": " + gap.series().size() + " of " + allSeries + " series at once ("
                        + String.join(", ", what) + ")"
                        + (gap.to().isBefore(window.end()) ? "." : ", until the run ended."),
                everything
                        ? "Look whether Prometheus restarted or was cut off then; what happened in the gap is in no figure."
                        : "Look at up and scrape_duration_seconds of " + String.join(", ", exporters)
                                + " then, and whether the pods ran; what happened in the gap is in no figure.");
    }

    static DataQuality moreGaps(List<ScrapeGaps.Gap> gaps) {
        Duration all = gaps.stream().map(ScrapeGaps.Gap::length).reduce(Duration.ZERO, Duration::plus);
        return new DataQuality(
                "prometheus/gap/more",
                Level.WARNING,
                "scrape gaps",
                gaps.size() + " more gaps of several series at once, shorter ones, come to "
                        + inWords(all.truncatedTo(ChronoUnit.SECONDS)) + ".",
                "Scrape more seldom, or give Prometheus and its targets more CPU: it does not keep up.");
    }
}
