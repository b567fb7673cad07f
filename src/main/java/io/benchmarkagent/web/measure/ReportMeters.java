package io.benchmarkagent.web.measure;

import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.web.report.Making;
import io.benchmarkagent.web.report.Shelf;
import io.benchmarkagent.web.report.Tasks;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reports that are made here: how many wait, how long one takes, and what came of it. */
public final class ReportMeters {
    private final Meters meters;

    public ReportMeters(Meters meters) {
        this.meters = meters;
    }

    ReportMeters line(Tasks tasks) {
        Gauge.builder(Meters.name("reports.waiting"), tasks, Tasks::waiting)
                .description("Reports that wait to be made")
                .register(meters.registry());
        Gauge.builder(Meters.name("reports.waiting.limit"), () -> Shelf.WAITING)
                .description("How many reports may wait")
                .register(meters.registry());
        return this;
    }

    public Making timed(Making making) {
        return (run, progress) -> {
            long begun = System.nanoTime();
            String outcome = "broken";
            try {
                List<Outcome> outcomes = making.make(run, progress);
                outcome = outcomes.stream().anyMatch(Outcome.Refused.class::isInstance) ? "refused" : "reported";
                return outcomes;
            } finally {
                meters.slow("reports", "Reports that were asked for", "outcome", outcome)
                        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        };
    }
}
