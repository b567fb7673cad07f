package io.benchmarkagent.pipeline.calibration;

/** How often observations of one sort lie beyond 2σ and 3σ. */
public record Rates(Rate two, Rate three) {
    public long observations() {
        return two.of();
    }
}
