package io.benchmarkagent.evaluation;

import io.benchmarkagent.evaluation.Simulated.Plan;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One run of services whose request rates vary by a tenth from run to run, each with error rates in per cent to four digits, as the
 * pipeline writes them.
 */
record SharesOfRequests(Plan plan, Random random) {
    private static final double SECONDS =
            Duration.between(Loaded.START, Loaded.END).toSeconds();
    private static final double VARIES = 0.1;
    private static final double DIGITS = 1e4;

    List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>();
        for (int service = 0; service < plan.layout().services(); service++) {
            double usual = 5 * (1 + service);
            double rate = Chance.LOG_NORMAL.draw(usual, VARIES, random);
            all.add(new Measurement(requestRate(service), Unit.PER_SECOND, rate));
            for (int metric = 0; metric < plan.layout().metrics(); metric++) {
                double events = plan.chance().draw(plan.count() * rate / usual, 0, random);
                MetricKey key = plan.keys().get(service * plan.layout().metrics() + metric);
                all.add(new Measurement(key, plan.unit(), rounded(100 * events / (rate * SECONDS))));
            }
        }
        return all;
    }

    private static MetricKey requestRate(int service) {
        return new MetricKey(Scope.SERVICE, Layout.subject(service), MetricCatalogue.REQUEST_RATE, Statistic.VALUE);
    }

    private static double rounded(double percent) {
        return Math.rint(percent * DIGITS) / DIGITS;
    }
}
