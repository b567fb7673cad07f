package io.benchmarkagent.detection;

/**
 * When a deviation is worth an alert.
 *
 * @param q the share of alerts that may be false, controlled over all judged observations of a run (Benjamini-Hochberg)
 */
public record DetectionSettings(double q) {
    public static final DetectionSettings STANDARD = new DetectionSettings(0.10);

    public DetectionSettings {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("detection.q is " + q + "; give a share between 0 and 1, 0.1 is 10 %");
        }
    }
}
