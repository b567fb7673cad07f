package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.fixtures.SlackServer;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Instant THEN = Instant.ofEpochSecond(1_531_420_618);

    @Test
    void slacksOwnExampleIsGenuineOnceAndFresh() throws IOException {
        Map<String, String> vector = Files.readAllLines(file()).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String time = vector.getOrDefault("X-Slack-Request-Timestamp", "");
        String signature = vector.getOrDefault("X-Slack-Signature", "");
        String secret = vector.getOrDefault("signing_secret", "");
        String body = vector.getOrDefault("body", "");
        Seal then = seal(secret, THEN.plusSeconds(299));
        assertThat(then.of(body, time, signature)).isEqualTo(Seal.Verdict.GENUINE);
        assertThat(then.of(body, time, signature)).isEqualTo(Seal.Verdict.REPLAYED);
        assertThat(then.of(body + " ", time, signature)).isEqualTo(Seal.Verdict.FORGED);
        assertThat(seal(secret, THEN.plusSeconds(301)).of(body, time, signature))
                .isEqualTo(Seal.Verdict.FORGED);
        assertThat(seal("another", THEN).of(body, time, signature)).isEqualTo(Seal.Verdict.FORGED);
    }

    @Test
    void aTimeThatIsToComeIsNotTaken() {
        String[] signed = SlackServer.signed("a=b", THEN.getEpochSecond() + 301);
        assertThat(seal(SlackServer.SECRET, THEN).of("a=b", signed[1], signed[3]))
                .isEqualTo(Seal.Verdict.FORGED);
    }

    /** Each as another replica has it. */
    @Test
    void whatCameToOneReplicaCameToAll() throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start()) {
            String[] signed = SlackServer.signed("a=b", THEN.getEpochSecond());
            assertThat(seal(server).of("a=b", signed[1], signed[3])).isEqualTo(Seal.Verdict.GENUINE);
            assertThat(seal(server).of("a=b", signed[1], signed[3])).isEqualTo(Seal.Verdict.REPLAYED);
            Seal last = seal(server);
            server.kill();
            assertThat(last.of("a=b", signed[1], signed[3]))
                    .as("nobody can tell")
                    .isEqualTo(Seal.Verdict.GENUINE);
            assertThat(last.of("a=b", signed[1], signed[3])).isEqualTo(Seal.Verdict.REPLAYED);
        }
    }

    private static Seal seal(RedisServer server) {
        Redis redis = Redis.at(server.url(), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime);
        return new Seal(SlackServer.SECRET, Optional.of(redis), Clock.fixed(THEN, ZoneOffset.UTC));
    }

    private static Seal seal(String secret, Instant now) {
        return new Seal(secret, Optional.empty(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Path file() {
        return DataDir.of("fixtures/slack/signature-vector.txt");
    }
}
