package io.benchmarkagent.detection;

/**
 * When a deviation is worth an alert, and which workload is no service.
 *
 * @param q the share of alerts that may be false, controlled over all judged observations of a run (Benjamini-Hochberg)
 * @param loadGenerator the workload that makes the load; where it is at its own limit, the run is about it. Online Boutique's by default
 */
public record DetectionSettings(double q, String loadGenerator) {
    public static final DetectionSettings STANDARD = new DetectionSettings(0.10, "loadgenerator");

    public DetectionSettings {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("detection.q is " + q + "; give a share between 0 and 1, 0.1 is 10 %");
        }
        if (loadGenerator.isBlank()) {
            throw new IllegalArgumentException(
                    "detection.load-generator is empty; give the name of the workload that makes the load");
        }
    }
}
