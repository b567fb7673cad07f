package io.benchmarkagent.cause;

import java.util.List;
import java.util.Locale;

/**
 * Why a service is suspected.
 *
 * @param contribution its part of the score: how many σ beyond three, or what an event is worth
 * @param evidence ids of observations and anomalies
 * @param stands it is beyond chance among everything that was judged, or an event that needs no baseline
 */
public record Reason(Kind kind, double contribution, List<String> evidence, boolean stands) {
    public Reason {
        evidence = List.copyOf(evidence);
    }

    /** What is out of line about the service. */
    public enum Kind {
        KILLED("a container ended"),
        CPU("more CPU"),
        MEMORY("more memory"),
        THROTTLING("more throttling"),
        OWN_LATENCY("slower, and what it calls does not explain it"),
        NETWORK("its callers wait longer than it works"),
        ERRORS("more errors, and what it calls does not explain them"),
        SILENT_CALLS("calls that it made before the load's end fell silent"),
        OTHER("another of its metrics"),
        EARLIEST("out of line before any other service"),
        SHARED_NODE("on a node with more that is out of line than elsewhere"),
        NODE_PRESSURE("on a node that was under pressure");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** It tells of time and place and not of how far out something is: earlier runs cannot be held against it. */
        boolean isCircumstance() {
            return compareTo(EARLIEST) >= 0;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For people, without figures. */
        public String words() {
            return words;
        }
    }
}
