package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baseline;
import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Expectation;
import io.benchmarkagent.baseline.Requests;
import io.benchmarkagent.baseline.Shifts;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/**
 * Did the cluster serve as many requests as in the baseline's runs? If not, what was used is compared per request, and latency is not
 * comparable, unless it moved against the load: fewer requests explain no slower ones.
 *
 * @param ratio requests per second over the baseline's
 */
public record AchievedLoad(double ratio) {
    public static final String METRIC = MetricCatalogue.REQUEST_RATE;

    private static final double TOLERANCE = 0.10;
    private static final double OUT = 2;
    private static final AchievedLoad ALIKE = new AchievedLoad(1);
    private static final Set<Unit> PER_REQUEST = Set.of(Unit.SECONDS_PER_REQUEST, Unit.MEBIBYTES_PER_REQUEST);

    /** Alike where the request rate is unknown, within 10 %, or no farther off than the baseline's runs vary. */
    public static AchievedLoad of(Run run, Baselines baselines) {
        return run.measurements().stream()
                .filter(m -> isRate(m.key()) && m.value() > 0)
                .findFirst()
                .flatMap(rate -> baselines
                        .of(rate.key())
                        .filter(baseline -> differs(rate, baseline, baselines))
                        .map(baseline -> new AchievedLoad(rate.value() / baseline.mean())))
                .orElse(ALIKE);
    }

    /** The request rate of the whole cluster. */
    static boolean isRate(MetricKey key) {
        return key.scope() == Scope.CLUSTER
                && key.metric().equals(METRIC)
                && key.statistic().judged();
    }

    private static boolean differs(Measurement rate, Baseline baseline, Baselines baselines) {
        double mean = baseline.mean();
        if (mean <= 0
                || baseline.n() < BaselineSettings.FEWEST_FOR_SIGMA
                || Math.abs(rate.value() / mean - 1) <= TOLERANCE) {
            return false;
        }
        return baselines
                .expectation(rate.key(), rate.value(), Shifts.NONE, Requests.UNKNOWN)
                .map(expectation -> Math.abs(expectation.sigma(rate.value())) > OUT)
                .orElse(true);
    }

    public boolean differs() {
        return ratio != 1;
    }

    /** Latency that moved the way another load moves it. */
    boolean explains(MetricSpec spec, double value, double usual) {
        return differs() && spec.metric().startsWith("latency") && (value > usual) == (ratio > 1);
    }

    /** What the load may have done to it: anything from nothing to its full share. */
    Optional<Expectation> widened(MetricKey key, MetricSpec spec, Expectation expected) {
        if (!differs()
                || isRate(key)
                || spec.metric().startsWith("latency")
                || spec.metric().startsWith("error")) {
            return Optional.empty();
        }
        boolean perRequest = PER_REQUEST.contains(spec.unit());
        return Optional.of(new UnderLoad(expected, perRequest ? 1 / ratio : ratio));
    }

    public Optional<DataQuality> line() {
        return differs()
                ? Optional.of(new DataQuality(
                        "achieved-load",
                        DataQuality.Level.WARNING,
                        "request rate",
                        "the cluster served " + change() + " requests per second than the baseline's runs:"
                                + " what was used is compared per request, and latency that moved with the load is not"
                                + " comparable",
                        "check that the load generator ran as configured, and run again with the same load"))
                : Optional.empty();
    }

    /** "36 % fewer". */
    String change() {
        return BigDecimal.valueOf(100 * Math.abs(ratio - 1))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toPlainString() + " % " + (ratio < 1 ? "fewer" : "more");
    }

    /**
     * Between what was expected and that times the load's ratio nothing is out of line: part of what is used does not depend on
     * requests. Beyond, the nearer of the two decides.
     */
    private record UnderLoad(Expectation alone, double ratio) implements Expectation {
        @Override
        public double pValue(double value) {
            return isBetween(value) ? 1 : Math.max(alone.pValue(value), alone.pValue(value / ratio));
        }

        @Override
        public double sigma(double value) {
            double plain = alone.sigma(value);
            double perRequest = alone.sigma(value / ratio);
            return isBetween(value) ? 0 : Math.abs(plain) < Math.abs(perRequest) ? plain : perRequest;
        }

        private boolean isBetween(double value) {
            return alone.sigma(value) > 0 != alone.sigma(value / ratio) > 0;
        }

        @Override
        public double low() {
            return Math.min(alone.low(), alone.low() * ratio);
        }

        @Override
        public double high() {
            return Math.max(alone.high(), alone.high() * ratio);
        }

        @Override
        public double detectableChangePct(double alpha, double power, double floorPct) {
            double most = Math.max(ratio, 1);
            return 100 * (most * (1 + alone.detectableChangePct(alpha, power, floorPct) / 100) - 1);
        }
    }
}
