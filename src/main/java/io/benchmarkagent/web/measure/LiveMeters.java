package io.benchmarkagent.web.measure;

import io.benchmarkagent.source.Calls;
import java.util.concurrent.TimeUnit;

/** What a Prometheus and a cluster are asked while somebody waits. */
public final class LiveMeters implements Calls {
    private final Meters meters;

    public LiveMeters(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void ended(String system, boolean answered, long nanos) {
        meters.quick(
                        "live.calls",
                        "Questions to the Prometheus or the cluster that is asked while somebody waits",
                        "system",
                        system,
                        "outcome",
                        answered ? "answered" : "failed")
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
