package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.source.Calls;
import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server that is asked while somebody waits: one expression, a list, or a whole catalogue. Answers of ranges are {@link KeptRanges}. */
public final class LivePrometheus implements AutoCloseable {
    /** Prometheus answers at most 11,000 points a series. */
    private static final int MOST_POINTS = 11_000;

    private final PrometheusSettings settings;
    private final Clients clients;
    private final KeptRanges kept;
    private final Calls calls;
    private Optional<PrometheusClient> client = Optional.empty();

    private LivePrometheus(PrometheusSettings settings, Clients clients, KeptRanges kept, Calls calls) {
        this.settings = settings;
        this.clients = clients;
        this.kept = kept;
        this.calls = calls;
    }

    /**
     * @param environment of which {@code PROMETHEUS_TOKEN} and {@code PROMETHEUS_PASSWORD} are read
     * @param cacheFolder where answers are kept for this user's later processes
     */
    public static LivePrometheus of(
            PrometheusSettings settings, Map<String, String> environment, Optional<Path> cacheFolder, Clock clock) {
        return of(settings, environment, cacheFolder, Optional.empty(), clock, Calls.UNTOLD);
    }

    /**
     * @param shared where answers are kept for other machines, in place of the folder
     * @param calls told of each
     */
    public static LivePrometheus of(
            PrometheusSettings settings,
            Map<String, String> environment,
            Optional<Path> cacheFolder,
            Optional<Redis> shared,
            Clock clock,
            Calls calls) {
        return new LivePrometheus(
                settings,
                new Clients(settings, environment, duration -> Thread.sleep(duration.toMillis())),
                new KeptRanges(
                        settings,
                        new KeptBodies(cacheFolder.map(folder -> folder.resolve("prometheus-answers")), shared, clock)),
                calls);
    }

    public String url() {
        return settings.url();
    }

    public String namespace() {
        return settings.namespace();
    }

    public Instant now() {
        return kept.now();
    }

    /** The points at multiples of the step from the one at or before {@code from}. */
    public Reply<LiveRange> range(String promql, Instant from, Instant to, long stepSeconds) {
        Grid grid = new Grid(from, to, stepSeconds);
        return asked((asking, body) -> {
            KeptRanges.Ranged ranged = kept.range(asking, promql, grid, body);
            return new LiveRange(ranged.answer().series(), ranged.answer().remarks(), ranged.kept());
        });
    }

    /**
     * What the queries of a catalogue tell of a time that is no run's, and of the time before it, as they would of a run; nothing is
     * recorded. What cannot be had is a line of its data quality.
     */
    public Reply<Evidence> watched(Window window, QueryCatalogue catalogue) {
        return asked((asking, body) -> {
            LiveAnswers live = LiveAnswers.of(asking, TimeLimit.of(settings.totalTimeout()), MOST_POINTS, kept);
            return new EvidenceCollector(
                            catalogue,
                            settings,
                            window,
                            RecordedAnswers.in(List.of(), settings.maxAnswer().toBytes()),
                            Optional.empty(),
                            Optional.of(live))
                    .evidence();
        });
    }

    /** Whether the server can read an expression. One that has no such endpoint says so when it is asked. */
    public Reply<Boolean> reads(String promql) {
        return asked((asking, body) -> {
            try {
                asking.get("format_query", Map.of("query", promql), body);
            } catch (Unanswered e) {
                if (e.reason() != Reason.NOT_PROMETHEUS) {
                    throw e;
                }
            }
            return true;
        });
    }

    /** The values of a label, of series that a selector picks between two moments. */
    public Reply<List<String>> values(String label, String selector, Instant from, Instant to) {
        return asked((asking, body) -> {
            Map<String, String> parameters =
                    Map.of("match[]", selector, "start", from.toString(), "end", to.toString());
            asking.get("label/" + label + "/values", parameters, body);
            return LiveLists.texts(body.read());
        });
    }

    public Reply<List<Alert>> alerts() {
        return asked((asking, body) -> {
            asking.get("alerts", Map.of(), body);
            return LiveLists.alerts(body.read());
        });
    }

    public Reply<List<ScrapeTarget>> targets() {
        return asked((asking, body) -> {
            asking.get("targets", Map.of("state", "active"), body);
            return LiveLists.targets(body.read());
        });
    }

    @Override
    public synchronized void close() {
        client.ifPresent(PrometheusClient::close);
    }

    private <T> Reply<T> asked(Asking<T> asking) {
        long begun = System.nanoTime();
        Reply<T> reply = reply(asking);
        calls.ended("prometheus", reply instanceof Reply.Told, System.nanoTime() - begun);
        return reply;
    }

    private <T> Reply<T> reply(Asking<T> asking) {
        try (Body body = Body.empty()) {
            return told(asking, body);
        } catch (IOException e) {
            return silent(Unanswered.notKept(e));
        }
    }

    private <T> Reply<T> told(Asking<T> asking, Body body) throws IOException {
        try {
            return new Reply.Told<>(asking.ask(opened().within(TimeLimit.of(settings.totalTimeout())), body));
        } catch (Unanswered e) {
            return silent(client.map(one -> one.unsecret(e)).orElse(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(Unanswered.because(Reason.OUT_OF_TIME, "the question was given up"));
        }
    }

    private synchronized PrometheusClient opened() throws Unanswered {
        if (client.isEmpty()) {
            client = Optional.of(clients.open(TimeLimit.of(settings.totalTimeout())));
        }
        return client.get();
    }

    private <T> Reply<T> silent(Unanswered e) {
        String whole = e.reason() == Reason.REFUSED ? " does not answer that: " : " did not answer: ";
        return new Reply.Silent<>("Prometheus at " + settings.url() + whole + e.why() + "; " + mend(e.reason()));
    }

    private static String mend(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "check --prometheus-url and the way to it";
            case TIMEOUT, OUT_OF_TIME -> "ask for a shorter time or fewer series, or raise prometheus.timeout";
            case UNAUTHORIZED -> "give PROMETHEUS_TOKEN, prometheus.bearer-token-file, or prometheus.username";
            case BUSY -> "ask again later";
            case NOT_PROMETHEUS -> "give the address before /api/v1 with --prometheus-url";
            case REFUSED -> "mend the expression, or ask for less";
            case MALFORMED -> "ask again; if it stays, look at the proxy in between";
            case NOT_KEPT -> "free some room in the folder for temporary files";
            case TOO_LARGE -> "ask for fewer series or a shorter time";
        };
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(PrometheusClient asking, Body body) throws Unanswered, InterruptedException, IOException;
    }
}
