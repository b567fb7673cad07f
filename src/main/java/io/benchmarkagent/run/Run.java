package io.benchmarkagent.run;

import java.util.List;

/**
 * One execution with everything its run JSON measured, and what was odd about reading it.
 *
 * @param rows nodes and containers as the JSON lists them, which measurements tell of together
 */
public record Run(RunFacts facts, List<Measurement> measurements, List<DataQuality> dataQuality, RunRows rows) {
    public Run {
        measurements = List.copyOf(measurements);
        dataQuality = List.copyOf(dataQuality);
    }

    /** Where nothing is listed one by one. */
    public Run(RunFacts facts, List<Measurement> measurements, List<DataQuality> dataQuality) {
        this(facts, measurements, dataQuality, RunRows.NONE);
    }

    public RunKey key() {
        return facts.key();
    }
}
