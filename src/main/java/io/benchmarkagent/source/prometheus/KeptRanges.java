package io.benchmarkagent.source.prometheus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Answers over ranges, kept a day where the range was over before, five minutes where it was not; no failure, no empty and no
 * incomplete one is kept longer than it is fresh. They are those of one server, of whoever asks, and of the cluster behind it, as
 * {@link ClusterIdentity} tells it: another cluster at the same address is another key. Where that cannot be told nothing is kept.
 */
final class KeptRanges {
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration CLOSED = Duration.ofDays(1);
    /** What is written later than this after its time is rare. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final PrometheusSettings settings;
    private final KeptBodies kept;
    private final ClusterIdentity identity;

    KeptRanges(PrometheusSettings settings, KeptBodies kept) {
        this.settings = settings;
        this.kept = kept;
        this.identity = new ClusterIdentity(kept::now);
    }

    Instant now() {
        return kept.now();
    }

    /** An answer, and whether it is one of earlier. */
    record Ranged(RangeAnswer answer, boolean kept) {}

    /** Writes the answer as it came. */
    Ranged range(PrometheusClient client, String promql, Grid grid, Body into)
            throws Unanswered, InterruptedException, IOException {
        Optional<String> key = identity.of(client).map(cluster -> key(cluster, promql, grid));
        Optional<byte[]> earlier = key.flatMap(kept::find);
        Optional<RangeAnswer> whole = earlier.flatMap(KeptRanges::parsed);
        if (earlier.isPresent() && whole.isPresent()) {
            try (OutputStream out = into.rewrite()) {
                out.write(earlier.get());
            }
            return new Ranged(whole.get(), true);
        }
        client.range(promql, grid, into);
        RangeAnswer answer = RangeAnswerReader.read(into.read());
        if (key.isPresent()) {
            lifetime(answer, grid).ifPresent(time -> keep(key.get(), into, time));
        }
        return new Ranged(answer, false);
    }

    private void keep(String key, Body body, Duration time) {
        try (InputStream in = body.read()) {
            kept.keep(key, in.readAllBytes(), time);
        } catch (IOException costsAnotherQuestion) {
            // no more than that
        }
    }

    /** What is not there yet may come, and what came in part may come whole. */
    private Optional<Duration> lifetime(RangeAnswer answer, Grid grid) {
        boolean closed = grid.end().plus(SETTLED).isBefore(now());
        return answer.warnings().isEmpty()
                ? Optional.of(closed && !answer.isEmpty() ? CLOSED : RECENT)
                : Optional.empty();
    }

    private static Optional<RangeAnswer> parsed(byte[] body) {
        try {
            return Optional.of(RangeAnswerReader.read(new ByteArrayInputStream(body)));
        } catch (Unanswered spoilt) {
            return Optional.empty();
        }
    }

    private String key(String cluster, String promql, Grid grid) {
        String all = String.join(
                "\n",
                settings.url(),
                cluster,
                settings.username() + " " + settings.bearerTokenFile(),
                settings.namespace(),
                grid.start() + " " + grid.end() + " " + grid.stepSeconds(),
                promql);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
