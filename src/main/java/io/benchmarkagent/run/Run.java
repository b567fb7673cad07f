package io.benchmarkagent.run;

import java.util.List;

/** One execution with everything its run JSON measured, and what was odd about reading it. */
public record Run(RunFacts facts, List<Measurement> measurements, List<DataQuality> dataQuality) {
    public Run {
        measurements = List.copyOf(measurements);
        dataQuality = List.copyOf(dataQuality);
    }

    public RunKey key() {
        return facts.key();
    }
}
