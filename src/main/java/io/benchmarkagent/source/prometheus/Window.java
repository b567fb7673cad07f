package io.benchmarkagent.source.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** When and where the benchmark ran: its Kubernetes namespace, and its first and last moment. */
public record Window(String namespace, Instant start, Instant end) {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public Window {
        if (!DNS_LABEL.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "'" + namespace + "' is no Kubernetes namespace; give lower case letters, digits and '-'");
        }
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("the run ends at " + end + ", which is not after its start " + start);
        }
    }

    Duration length() {
        return Duration.between(start, end);
    }
}
