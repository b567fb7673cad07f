package io.benchmarkagent.recommendation;

/** Kubernetes quantities as people write them: "192Mi", "350m". */
final class Quantities {
    private Quantities() {}

    static String bytes(long bytes) {
        return (bytes % (1L << 20) == 0) ? (bytes >> 20) + "Mi" : Long.toString(bytes);
    }

    static String cores(double cores) {
        return Math.round(cores * 1000) + "m";
    }
}
