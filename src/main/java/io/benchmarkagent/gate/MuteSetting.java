package io.benchmarkagent.gate;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code gate.mutes}.
 *
 * @param metric empty for every metric
 * @param subject empty for every subject
 * @param until the last day on which it holds; a day that is none costs a line, and the mute
 */
public record MuteSetting(
        @DefaultValue("") String metric,
        @DefaultValue("") String subject,
        @DefaultValue("") String reason,
        @DefaultValue("") String until,
        @DefaultValue("") String author) {

    public MuteSetting {
        metric = metric.strip();
        subject = subject.strip();
        reason = reason.strip();
        until = until.strip();
        author = author.strip();
    }

    /** What is wrong with it, and what would have worked. */
    Optional<String> mistake() {
        if (metric.isEmpty() && subject.isEmpty()) {
            return Optional.of("names neither metric nor subject; give one, such as subject: cartservice");
        }
        if (reason.isEmpty()) {
            return Optional.of("has no reason; say why it is known, such as reason: the new cache warms up");
        }
        return until.isEmpty()
                ? Optional.of("has no end; give the last day on which it holds, such as until: 2026-12-31")
                : Optional.empty();
    }
}
