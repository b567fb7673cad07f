package io.benchmarkagent.baseline;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How many requests each subject of a run had: its request rate times the run's duration. A share of them, such as an error rate,
 * is a count once their number is known. A subject without a request rate of its own has none: another's requests are not its own.
 */
public final class Requests {
    public static final Requests UNKNOWN = new Requests(Map.of());

    private final Map<String, Double> bySubject;

    private Requests(Map<String, Double> bySubject) {
        this.bySubject = bySubject;
    }

    public static Requests of(Run run) {
        OptionalDouble seconds = seconds(run.facts().load());
        if (seconds.isEmpty()) {
            return UNKNOWN;
        }
        Map<String, Double> bySubject = new TreeMap<>();
        run.measurements().stream()
                .filter(Requests::isRate)
                .forEach(m -> bySubject.put(subject(m.key()), m.value() * seconds.getAsDouble()));
        return new Requests(bySubject);
    }

    /** Whether the whole run's share of requests: the highest share within it is of requests that nobody counted. */
    static boolean isShare(MetricKey key) {
        return MetricCatalogue.isShareOfRequests(key.metric()) && isOfTheWholeRun(key.statistic());
    }

    /** Of the subject of this share; empty where it is not known. */
    OptionalDouble of(MetricKey share) {
        Double requests = bySubject.get(subject(share));
        return requests == null ? OptionalDouble.empty() : OptionalDouble.of(requests);
    }

    private static boolean isRate(Measurement m) {
        return m.value() > 0
                && m.key().metric().equals(MetricCatalogue.REQUEST_RATE)
                && isOfTheWholeRun(m.key().statistic());
    }

    private static boolean isOfTheWholeRun(Statistic statistic) {
        return statistic == Statistic.MEAN || statistic == Statistic.VALUE;
    }

    private static OptionalDouble seconds(LoadProfile load) {
        if (load.durationSeconds().isPresent()
                || load.start().isEmpty()
                || load.end().isEmpty()) {
            return load.durationSeconds().stream().filter(s -> s > 0).findFirst();
        }
        double between = Duration.between(load.start().get(), load.end().get()).toMillis() / 1000.0;
        return between > 0 ? OptionalDouble.of(between) : OptionalDouble.empty();
    }

    private static String subject(MetricKey key) {
        Scope scope = key.scope();
        return scope.word() + "/" + key.subject();
    }
}
