package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.llm.audit.AuditLog;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostsCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path state;

    CostsCommandTest(@TempDir Path tmp) {
        state = tmp;
    }

    @Test
    void sumsAreByDayCommandAndModelTheDearestFirst() throws IOException {
        called(0, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(0.5));
        called(0, "report", "gpt-4o", Event.Outcome.CACHED, OptionalDouble.of(0));
        called(1, "backfill", "gpt-4o-mini", Event.Outcome.ANSWERED, OptionalDouble.of(0.7));
        called(1, "backfill", "", Event.Outcome.REFUSED, OptionalDouble.of(0));
        called(40, "report", "old", Event.Outcome.ANSWERED, OptionalDouble.of(100));
        String out = costs().isDone().out();
        assertThat(out.lines().findFirst())
                .contains("1.2000 USD in the last 30 days: 2 calls (0 failed), 1 answers from the cache, 1 refused;"
                        + " 60 tokens");
        assertThat(out).containsSubsequence("DAY", "COMMAND", "backfill", "report", "MODEL", "gpt-4o-mini", "gpt-4o ");
        assertThat(out).doesNotContain("old", "unusual");
        JsonNode json = JSON.readTree(costs("--format", "json").isDone().out());
        assertThat(json.path("total").path("cost_usd").asDouble()).isEqualTo(1.2);
        assertThat(json.path("days").size()).isEqualTo(2);
        assertThat(json.path("models").path(0).path("name").asString()).isEqualTo("gpt-4o-mini");
        assertThat(costs("--format", "markdown").isDone().out()).contains("| Day | CALLS |", "|---|", "gpt-4o-mini");
    }

    @Test
    void aDayFarBeyondTheOthersStandsOutAndCanFail() throws IOException {
        for (int day = 1; day < 9; day++) {
            called(day, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(1 + 0.1 * (day % 3)));
        }
        called(0, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(1.9));
        assertThat(costs("--fail-on-unusual").isDone().out()).doesNotContain("unusual");
        called(0, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(2));
        Ran ran = costs("--fail-on-unusual");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.out().lines().filter(line -> line.contains("unusual"))).hasSize(1);
        assertThat(ran.err()).contains("is unusual: 3.9000 USD");
        assertThat(costs().exit()).isZero();
    }

    @Test
    void moreThanTheLimitIsExitTen() throws IOException {
        called(0, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(1.5));
        costs("--fail-over", "1.5").isDone();
        Ran ran = costs("--fail-over", "1.4");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.err()).contains("1.5000 USD in the last 30 days is over --fail-over 1.4");
    }

    @Test
    void whatHasNoPriceIsNotPassedOffAsFree() throws IOException {
        called(0, "report", "llama", Event.Outcome.ANSWERED, OptionalDouble.empty());
        assertThat(costs().isDoneSaying("1 of the calls are of models without a price", "llm.prices")
                        .out())
                .contains("1 without a price");
    }

    @Test
    void noCallIsNoCost() {
        assertThat(costs().isDone().out()).startsWith("0.0000 USD in the last 30 days: 0 calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "five", "1e3", ""})
    void whatIsNoAmountIsRefused(String amount) {
        costs("--fail-over=" + amount).isRefused(2, "--fail-over");
    }

    @Test
    void withoutAFolderForItTheMendIsTold() {
        Agent.bare().run("costs").isRefused(2, "XDG_STATE_HOME");
        Agent.bare().run("audit", "verify").isRefused(2, "XDG_STATE_HOME");
    }

    @Test
    void verifyFollowsTheChain() throws IOException {
        called(0, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(1.5));
        called(0, "report", "gpt-4o", Event.Outcome.ANSWERED, OptionalDouble.of(1.5));
        assertThat(run("audit", "verify").isDone().out()).startsWith("whole: 2 lines in ");
        Path log = state.resolve("benchmark-agent/audit.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("1\\.5", "0.5"));
        run("audit", "verify").isRefused(10, "audit.jsonl, line 1", "was changed");
    }

    @Test
    void auditAloneTeachesItsCommand() {
        run("audit").isRefused(2, "audit verify");
        assertThat(run("audit", "--help").isDone().out()).contains("verify", "Exit codes");
        assertThat(run("costs", "--help").isDone().out()).contains("--fail-over", "Exit codes");
    }

    private void called(int daysAgo, String command, String model, Event.Outcome outcome, OptionalDouble usd)
            throws IOException {
        AuditLog.in(Optional.of(state.resolve("benchmark-agent")), 1 << 20)
                .add(new Event(
                        Instant.now().minus(Duration.ofDays(daysAgo)),
                        "user:me",
                        command,
                        "narrative",
                        "run",
                        model,
                        outcome,
                        outcome == Event.Outcome.ANSWERED ? new Usage(20, 10) : Usage.NONE,
                        usd,
                        "",
                        "",
                        "",
                        Optional.empty()));
    }

    private Ran costs(String... more) {
        List<String> all = new ArrayList<>(List.of("costs"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private Ran run(String... arguments) {
        return Agent.bare().with("XDG_STATE_HOME", state.toString()).run(arguments);
    }
}
