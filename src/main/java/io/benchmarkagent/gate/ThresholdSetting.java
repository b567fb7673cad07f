package io.benchmarkagent.gate;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code gate.thresholds}.
 *
 * @param metric empty for every metric
 * @param subject empty for every subject
 * @param require what it must be, such as {@code p95 <= 400 ms}; empty where {@code failOn} is given
 * @param failOn the severity from which its regressions fail; empty where {@code require} is given
 */
public record ThresholdSetting(
        @DefaultValue("") String metric,
        @DefaultValue("") String subject,
        @DefaultValue("") String require,
        @DefaultValue("") String failOn) {

    public ThresholdSetting {
        metric = metric.strip();
        subject = subject.strip();
    }

    boolean covers(String subject, String metric) {
        return (this.subject.isEmpty() || this.subject.equals(subject))
                && (this.metric.isEmpty() || this.metric.equals(metric));
    }

    /** What is wrong with it, and what would have worked. */
    Optional<String> mistake() {
        if (require.isBlank() == failOn.isBlank()) {
            return Optional.of("has " + (require.isBlank() ? "neither" : "both") + " require "
                    + (require.isBlank() ? "nor" : "and") + " fail-on; give one, such as require: p95 <= 400 ms or"
                    + " fail-on: high");
        }
        if (!failOn.isBlank()) {
            return FailOn.of(failOn).isPresent()
                    ? named()
                    : Optional.of("has fail-on '" + failOn + "'; give one of high, medium, never");
        }
        return Condition.of(require).isEmpty()
                ? Optional.of("has require '" + require + "'; write it as p95 <= 400 ms or mean < 20 %; known: "
                        + Condition.STATISTICS)
                : metric.isEmpty()
                        ? Optional.of("has require and no metric; say of what, such as metric: latency_ms")
                        : Optional.empty();
    }

    private Optional<String> named() {
        return metric.isEmpty() && subject.isEmpty()
                ? Optional.of("names neither metric nor subject; give one, or set gate.fail-on for all")
                : Optional.empty();
    }
}
