package io.benchmarkagent.ask.live;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.source.prometheus.Alert;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.LiveQuery;
import io.benchmarkagent.source.prometheus.LiveRange;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import io.benchmarkagent.source.prometheus.RawSeries;
import io.benchmarkagent.source.prometheus.Reply;
import io.benchmarkagent.source.prometheus.ScrapeTarget;
import io.benchmarkagent.source.prometheus.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The Prometheus that questions are asked of, each expression held to one namespace and to what it may cost. What cannot be had is a
 * line.
 */
public final class Live implements AutoCloseable {
    private static final int MOST_SERIES = 50;
    private static final int COUNTED_AT = 8;
    /** Every series of the catalogue is judged point by point. */
    private static final Duration LONGEST_WATCHED = Duration.ofHours(6);

    /** Of "until 09:00", which begins with all time. */
    private static final String ENDLESS =
            "the time has an end and no beginning; name both, such as between 08:00 and 09:00";

    private final LivePrometheus prometheus;
    private final LiveSettings settings;
    private final Supplier<QueryCatalogue> catalogue;
    private final Progress progress;

    public Live(LivePrometheus prometheus, LiveSettings settings) {
        this(prometheus, settings, QueryCatalogue::standard, Progress.SILENT);
    }

    /**
     * @param catalogue read when a metric is asked for by its name
     * @param progress told when Prometheus is asked: it may take its time
     */
    public Live(
            LivePrometheus prometheus, LiveSettings settings, Supplier<QueryCatalogue> catalogue, Progress progress) {
        this.prometheus = prometheus;
        this.settings = settings;
        this.catalogue = catalogue;
        this.progress = progress;
    }

    public String url() {
        return prometheus.url();
    }

    public String namespace() {
        return prometheus.namespace();
    }

    public Instant now() {
        return prometheus.now();
    }

    /** What is measured of services and of the cluster, in order. */
    public List<LiveQuery> queries() {
        return catalogue.get().live();
    }

    /** How far apart samples are in the 20 minutes before a moment; empty where there are none. */
    public Reply<Optional<Duration>> scrapeInterval(Instant at) {
        for (String counting : catalogue.get().counting(namespace())) {
            Reply<Measured> reply = instant(counting, at);
            if (reply instanceof Reply.Silent<Measured> silent) {
                return silent.asOf();
            }
            List<Course> courses = ((Reply.Told<Measured>) reply).value().courses();
            if (!courses.isEmpty()) {
                return new Reply.Told<>(ScrapeCount.interval(courses.get(0).highest()));
            }
        }
        return new Reply.Told<>(Optional.empty());
    }

    public Reply<Measured> instant(String typed, Instant at) {
        return measured(typed, Points.at(Instant.ofEpochSecond(at.getEpochSecond())));
    }

    public Reply<Measured> range(String typed, Instant from, Instant to) {
        if (from.equals(Instant.EPOCH)) {
            return refused(ENDLESS);
        }
        if (to.isBefore(from)) {
            return refused("the range ends at " + to + ", before it begins at " + from);
        }
        if (Duration.between(from, to).compareTo(settings.longest()) > 0) {
            return refused("the range is of " + Duration.between(from, to).toDays() + " days; ask for at most "
                    + settings.longest().toDays() + ", or raise live.longest");
        }
        return measured(typed, Points.between(from, to));
    }

    /** All that the catalogue asks of a time, and of the time right before it, as of a run's. */
    public Reply<Evidence> watched(Instant from, Instant to) {
        if (from.equals(Instant.EPOCH)) {
            return refused(ENDLESS);
        }
        Duration longest = LONGEST_WATCHED.compareTo(settings.longest()) < 0 ? LONGEST_WATCHED : settings.longest();
        if (!from.isBefore(to)) {
            return refused("the time ends at " + to + ", which is not after its beginning " + from);
        }
        if (Duration.between(from, to).compareTo(longest) > 0) {
            return refused("the time is of " + Duration.between(from, to).toHours() + " hours; at most "
                    + longest.toHours() + " are looked at as a whole: ask for a shorter one");
        }
        return told().watched(new Window(namespace(), from, to), catalogue.get());
    }

    /** Names of metrics, or another label's values, of our namespace between two moments. */
    public Reply<List<String>> values(String label, Instant from, Instant to) {
        return label.matches("[a-zA-Z_][a-zA-Z0-9_]{0,99}")
                ? told().values(label, "{namespace=" + QuotedText.quoted(namespace()) + "}", from, to)
                : refused("'" + label + "' is no label's name; give letters, digits and '_'");
    }

    public Reply<List<Alert>> alerts() {
        return told().alerts();
    }

    public Reply<List<ScrapeTarget>> targets() {
        return told().targets();
    }

    @Override
    public void close() {
        prometheus.close();
    }

    private Reply<Measured> measured(String typed, Points points) {
        PromQl.Checked checked = PromQl.of(typed, namespace(), settings);
        if (checked instanceof PromQl.Checked.Refused not) {
            return refused(not.line());
        }
        PromQl promql = ((PromQl.Checked.Allowed) checked).expression();
        return unread(promql).or(() -> tooMuch(promql, points)).orElseGet(() -> asked(promql, points));
    }

    private Optional<Reply<Measured>> unread(PromQl promql) {
        return told().reads(promql.text()) instanceof Reply.Silent<Boolean> silent
                ? Optional.of(silent.asOf())
                : Optional.empty();
    }

    /** Told before it is asked: what a question reads is known from how many series its selectors pick. */
    private Optional<Reply<Measured>> tooMuch(PromQl promql, Points points) {
        Optional<String> counting = promql.counting();
        if (counting.isEmpty()) {
            return Optional.empty();
        }
        Points few = points.isMoment() ? points : Points.spread(points.from(), points.to(), COUNTED_AT);
        Reply<LiveRange> counted = prometheus.range(counting.get(), few.from(), few.to(), few.stepSeconds());
        if (counted instanceof Reply.Silent<LiveRange> silent) {
            return Optional.of(silent.asOf());
        }
        double samples = points.count() * highest(((Reply.Told<LiveRange>) counted).value());
        return samples <= settings.samples()
                ? Optional.empty()
                : Optional.of(refused(String.format(
                        Locale.ROOT,
                        "that would read about %,.0f samples, %d points of %,.0f series; at most %,d are read at once: ask for a"
                                + " shorter time or fewer series, or raise live.samples",
                        samples,
                        points.count(),
                        samples / points.count(),
                        settings.samples())));
    }

    /** Who waits knows for whom. */
    private LivePrometheus told() {
        progress.stage("asking Prometheus at " + url());
        return prometheus;
    }

    private static double highest(LiveRange counted) {
        return counted.series().stream()
                .flatMapToDouble(one -> IntStream.range(0, one.size()).mapToDouble(one::value))
                .max()
                .orElse(0);
    }

    private Reply<Measured> asked(PromQl promql, Points points) {
        Reply<LiveRange> reply = prometheus.range(promql.text(), points.from(), points.to(), points.stepSeconds());
        if (reply instanceof Reply.Silent<LiveRange> silent) {
            return silent.asOf();
        }
        LiveRange range = ((Reply.Told<LiveRange>) reply).value();
        List<RawSeries> there =
                range.series().stream().filter(one -> one.size() > 0).toList();
        List<Course> courses = there.stream()
                .map(one -> Course.of(one, points))
                .sorted(Comparator.comparingDouble(Course::highest).reversed())
                .limit(MOST_SERIES)
                .toList();
        return new Reply.Told<>(new Measured(
                promql.text(), points, courses, there.size() - courses.size(), range.remarks(), range.kept()));
    }

    private static <T> Reply<T> refused(String line) {
        return new Reply.Silent<>(line);
    }
}
