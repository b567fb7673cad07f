package io.benchmarkagent.baseline;

/** What one new run would measure if nothing changed. */
public interface Expectation {

    /** The two-sided probability of a value at least this far out when nothing changed. */
    double pValue(double value);

    /** The normal quantile of the same two-sided probability, with the sign of the deviation. */
    double sigma(double value);

    /** The lower end of where 95.45 % of new runs would lie. */
    double low();

    /** The upper end of where 95.45 % of new runs would lie. */
    double high();

    /**
     * The smallest relative change, in per cent of the centre, that would with probability {@code power} be found at a two-sided
     * false-alarm probability {@code alpha} and exceed {@code floorPct}. Not finite where there is none.
     */
    double detectableChangePct(double alpha, double power, double floorPct);
}
