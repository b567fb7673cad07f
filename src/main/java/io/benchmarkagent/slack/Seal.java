package io.benchmarkagent.slack;

import com.slack.api.app_backend.SlackSignature;
import io.benchmarkagent.redis.Redis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What proves that a request is Slack's, and of now. Source: Slack, "Verifying requests from Slack".
 *
 * <p>Bolt's verifier takes any time that is to come, and a request as often as it is sent: both are refused here.
 */
final class Seal {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SlackSignature.Verifier verifier;
    private final Clock clock;
    private final Firsts seals;

    Seal(String secret, Optional<Redis> shared, Clock clock) {
        this.seals = new Firsts(shared, "seal", FRESH.multipliedBy(2).plusMinutes(1));
        this.verifier = new SlackSignature.Verifier(new SlackSignature.Generator(secret));
        this.clock = clock;
    }

    /** What a request is. */
    enum Verdict {
        GENUINE,
        FORGED,
        /** It came already, seal and all. */
        REPLAYED
    }

    /** @param timestamp as the header has it; "" for none */
    Verdict of(String body, String timestamp, String signature) {
        Instant now = clock.instant();
        boolean signed = timestamp.matches("\\d{1,11}")
                && Instant.ofEpochSecond(Long.parseLong(timestamp)).isBefore(now.plus(FRESH))
                && verifier.isValid(timestamp, body, signature, now.toEpochMilli());
        if (!signed) {
            return Verdict.FORGED;
        }
        return seals.isFirst(signature) ? Verdict.GENUINE : Verdict.REPLAYED;
    }
}
