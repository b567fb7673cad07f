package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.llm.audit.AuditTrail;
import io.benchmarkagent.llm.audit.Costs;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.llm.spend.BudgetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the door counts and says where nobody answers. */
class DoorToNobodyTest {
    private static final String PRICED = "gpt-4o";
    /** Of a server that does not say what it counted. */
    private static final String COMPLETION =
            "{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"%s\",\"choices\":"
                    + "[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"%s\"}]}";

    private final Path tmp;
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");

    DoorToNobodyTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void aServerThatHangsIsLeftAloneByBothModelsAndCostsNothingMore() throws IOException {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."), OpenAiServer.hangs())) {
            LanguageModel door = door(server.baseUrl(), PRICED, "");
            Answer.Written kept = (Answer.Written) door.answer(prompt("kept"));
            door.confirm(prompt("kept"), kept);
            for (int i = 0; i < 3; i++) {
                assertThat(refused(door.answer(prompt("n" + i))).cause()).isEqualTo(Answer.Cause.LOST);
            }
            String spent = Files.readString(tmp.resolve("state/spent.json"));
            String calls = Files.readString(tmp.resolve("state/calls.json"));
            for (Purpose purpose : List.of(Purpose.heavy("narrative"), Purpose.light("title"))) {
                Answer.Refused refused = refused(door.about(new Occasion("run-2", Optional.empty()))
                        .answer(prompt("n").to(purpose).orShorter("n?")));
                assertThat(refused.cause()).isEqualTo(Answer.Cause.RESTING);
                assertThat(refused.why()).endsWith(" did not answer 3 times; asked again in 5 min");
                assertThat(refused.notes()).isEmpty();
            }
            assertThat(((Answer.Written) door.answer(prompt("kept"))).isKept()).isTrue();
            assertThat(server.asked()).hasSize(4);
            assertThat(Files.readString(tmp.resolve("state/spent.json"))).isEqualTo(spent);
            assertThat(Files.readString(tmp.resolve("state/calls.json"))).isEqualTo(calls);
        }
        assertThat(events())
                .extracting(Event::outcome)
                .endsWith(Event.Outcome.REFUSED, Event.Outcome.REFUSED, Event.Outcome.CACHED);
    }

    @ParameterizedTest
    @CsvSource({"401,5 min", "403,5 min", "404,5 min", "429,40 s", "503,40 s", "500,"})
    void whoSaysNoForLongerIsNotAskedMeanwhile(int status, String rest) {
        String[] headers = status == 429 || status == 503 ? new String[] {"Retry-After: 40"} : new String[0];
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.answers(status, "{}", headers))) {
            LanguageModel door = door(server.baseUrl(), PRICED, "");
            assertThat(refused(door.answer(prompt("n"))).why()).contains("HTTP " + status);
            Answer.Refused next = refused(door.answer(prompt("n")));
            assertThat(next.cause()).isEqualTo(rest == null ? Answer.Cause.UNANSWERED : Answer.Cause.RESTING);
            assertThat(next.why())
                    .contains("HTTP " + status)
                    .endsWith(rest == null ? "500" : "; asked again in " + rest);
        }
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o", "nobody-knows-its-price"})
    void whatNeverReachedAServerIsNoCallAndCostsNothing(String model) throws IOException {
        LanguageModel door = door("http://127.0.0.1:1/v1", model, "");
        assertThat(refused(door.answer(prompt("n"))).cause()).isEqualTo(Answer.Cause.UNREACHED);
        assertThat(json("calls.json").path("calls")).isEmpty();
        Costs.Row total = Costs.of(events()).total();
        assertThat(total.calls()).isZero();
        assertThat(total.refused()).isEqualTo(1);
        assertThat(total.unpriced()).isZero();
    }

    @Test
    void whatTheBudgetRefusesOfAModelWithoutAPriceIsNotWithoutAPrice() throws IOException {
        String own = COMPLETION.formatted("nobody-knows-its-price", "One.", "stop");
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.sends("application/json", own))) {
            LanguageModel door = door(server.baseUrl(), "nobody-knows-its-price", "");
            for (int i = 0; i < 7; i++) {
                door.answer(prompt("n" + i));
            }
        }
        assertThat(Costs.of(events()).total())
                .extracting(Costs.Row::calls, Costs.Row::refused, Costs.Row::unpriced)
                .containsExactly(5L, 2L, 5L);
    }

    @Test
    void theAuditCountsWhatTheBudgetCounts() throws IOException {
        try (OpenAiServer server = OpenAiServer.that(
                OpenAiServer.says("One."),
                OpenAiServer.sends("application/json", COMPLETION.formatted(PRICED, "Two.", "stop")),
                OpenAiServer.sends("application/json", COMPLETION.formatted(PRICED, "Thr", "length")),
                OpenAiServer.fails(400),
                OpenAiServer.hangs())) {
            LanguageModel door = door(server.baseUrl(), PRICED, "");
            for (int i = 0; i < 5; i++) {
                Answer answer = door.answer(prompt("n" + i));
                assertThat(answer.usage().isKnown()).as("n" + i).isEqualTo(i != 3);
                assertThat(answer.costUsd()).isPresent();
            }
        }
        Costs.Row total = Costs.of(events()).total();
        JsonNode day = json("spent.json").path("day");
        assertThat(total.usage().total()).isEqualTo(day.path("tokens").asLong(0));
        assertThat(total.usd() * 1e6).isCloseTo(day.path("micro_usd").asDouble(0), within(5.0));
        assertThat(total.calls()).isEqualTo(5);
    }

    @Test
    void thatARefusalIsNotInTheAuditIsToldToo() throws IOException {
        Files.createDirectories(tmp.resolve("state/audit.jsonl"));
        assertThat(refused(door("http://127.0.0.1:1/v1", PRICED, "").answer(prompt("n")))
                        .notes())
                .singleElement()
                .asString()
                .startsWith("This call is not in the audit log");
    }

    @Test
    void aStoreThatIsOutOfReachIsTold() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            assertThat(door(server.baseUrl(), PRICED, "redis://127.0.0.1:1")
                            .answer(prompt("n"))
                            .notes())
                    .containsExactly("No answer was looked for in llm.cache.redis: 127.0.0.1 is out of reach.");
        }
    }

    private List<Event> events() throws IOException {
        return AuditTrail.in(tmp.resolve("state")).since(Instant.EPOCH);
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(tmp.resolve("state").resolve(name)));
    }

    private LanguageModel door(String url, String model, String redis) {
        LlmSettings settings = new LlmSettings(
                LlmMode.AUTO,
                Provider.OPENAI,
                url,
                "",
                "",
                model,
                "gpt-4o-mini",
                Duration.ofMillis(700),
                200,
                5,
                BudgetSettings.STANDARD,
                new CacheSettings(Duration.ofHours(1), redis),
                "",
                false);
        Caller caller =
                Caller.of("report", Map.of(), Optional.of(tmp.resolve("state")), Optional.of(tmp.resolve("cache")));
        return Door.of(settings, ApiKey.of(OpenAiServer.KEY), Map.of(), caller, clock);
    }

    private static Prompt prompt(String user) {
        return new Prompt("Be brief.", user, 200, Duration.ofMinutes(1));
    }

    private static Answer.Refused refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return (Answer.Refused) answer;
    }
}
