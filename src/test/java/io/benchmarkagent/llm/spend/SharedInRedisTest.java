package io.benchmarkagent.llm.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.llm.Ticking;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is of the place alone: it may be away, forget or be spoilt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedInRedisTest {
    private static final BudgetSettings LIMITS = new BudgetSettings(1, 1, 10, 100, 100, 1000);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");
    private final RedisServer server = RedisServer.start();

    SharedInRedisTest() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void withoutItNothingIsGrantedAndThatIsSaidAtOnceHoweverManyAsk() throws IOException, InterruptedException {
        Ledger ledger = ledger("away");
        reserve(ledger, 40);
        server.hang();
        try {
            assertThat(reserve(ledger, 1)).isInstanceOf(Grant.Refused.class);
            long start = System.nanoTime();
            IntStream.range(0, 200).forEach(i -> reserve(ledger, 1));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(((Grant.Refused) reserve(ledger, 1)).why())
                    .isEqualTo("the budget cannot be kept: web.redis: 127.0.0.1 is out of reach");
        } finally {
            server.goOn();
        }
        untilBack(ledger);
        assertThat(reserve(ledger, 61)).isInstanceOf(Grant.Refused.class);
        assertThat(reserve(ledger, 60)).isInstanceOf(Grant.Reserved.class);
    }

    @Test
    void whatTheServerForgotIsWhatThisProcessSawLast() throws IOException, InterruptedException {
        Ledger ledger = ledger("forgotten");
        ledger.settle(((Grant.Reserved) reserve(ledger, 90)).id(), new Amount(0, 70));
        server.kill();
        assertThat(reserve(ledger, 1)).isInstanceOf(Grant.Refused.class);
        server.begin();
        untilBack(ledger);
        assertThat(((Grant.Refused) reserve(ledger, 31)).why()).contains("70 of 100 tokens");
        assertThat(reserve(ledger("forgotten"), 31))
                .as("for another process too")
                .isInstanceOf(Grant.Refused.class);
    }

    @Test
    void whatIsSpoiltIsNoFreshBudget() throws IOException {
        Redis redis = Redis.at(server.url(), RedisServer.PASSWORD);
        for (String damaged : new String[] {"{\"day\":", "[]", "x"}) {
            redis.keep("spoilt", damaged, LONGEST);
            assertThat(((Grant.Refused) reserve(ledger("spoilt"), 1)).why())
                    .contains("web.redis: benchmark-agent:spoilt is damaged; mend or delete it");
        }
    }

    private static void untilBack(Ledger ledger) throws InterruptedException {
        for (int i = 0; i < 100 && reserve(ledger, 0) instanceof Grant.Refused; i++) {
            Thread.sleep(50);
        }
    }

    private static Grant reserve(Ledger ledger, long tokens) {
        return ledger.reserve(new Amount(0, tokens), LONGEST);
    }

    /** As another process has it. */
    private Ledger ledger(String name) {
        Redis redis = Redis.at(server.url(), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime);
        return new Ledger(new SharedInRedis(redis, name), LIMITS, clock);
    }
}
