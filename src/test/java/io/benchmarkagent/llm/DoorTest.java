package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.llm.audit.AuditTrail;
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

/** All that stands between a prompt and the wire, together. */
class DoorTest {
    private static final String LONG = "What happened? ".repeat(400);

    private final Path tmp;
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");

    DoorTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void theSamePromptIsAskedOnceAndAgainAfterAnHour() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."), OpenAiServer.says("Two."))) {
            Answer.Written first = confirmed(door(server, ROOMY), prompt());
            Answer.Written again = written(door(server, ROOMY).answer(prompt()));
            assertThat(again.text()).isEqualTo("One.");
            assertThat(again.model()).isEqualTo(first.model());
            assertThat(again.isKept()).isTrue();
            assertThat(again.tokens()).isZero();
            assertThat(again.costUsd()).hasValue(0);
            clock.pass(Duration.ofMinutes(61));
            assertThat(written(door(server, ROOMY).answer(prompt())).text()).isEqualTo("Two.");
        }
    }

    @Test
    void anythingElseIsAnotherPrompt() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            LanguageModel door = door(server, ROOMY);
            confirmed(door, prompt());
            List.of(
                            new Prompt("Be long.", "What happened?", 200, Duration.ofMinutes(1)),
                            new Prompt("Be brief.W", "hat happened?", 200, Duration.ofMinutes(1)),
                            new Prompt("Be brief.", "What happened?", 201, Duration.ofMinutes(1)),
                            prompt().shaped(new JsonShape("x", "{\"type\":\"object\"}")))
                    .forEach(door::answer);
            assertThat(server.asked()).hasSize(5);
        }
    }

    @Test
    void whatNobodyConfirmedIsAskedAnew() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            door(server, ROOMY).answer(prompt());
            door(server, ROOMY).answer(prompt());
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void whatIsKeptWithTheReportOutlivesTheHour() {
        Occasion occasion = new Occasion("run-1", Optional.of(tmp.resolve("report/evidence/llm")));
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            confirmed(door(server, ROOMY).about(occasion), prompt());
            clock.pass(Duration.ofDays(400));
            assertThat(written(door(server, ROOMY).about(occasion).answer(prompt()))
                            .isKept())
                    .isTrue();
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void whatCameFromTheCacheIsKeptWithTheReportAndGetsNoYounger() {
        Occasion occasion = new Occasion("run-1", Optional.of(tmp.resolve("report/evidence/llm")));
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            confirmed(door(server, ROOMY), prompt());
            clock.pass(Duration.ofMinutes(50));
            assertThat(confirmed(door(server, ROOMY).about(occasion), prompt()).isKept())
                    .isTrue();
            clock.pass(Duration.ofMinutes(20));
            assertThat(written(door(server, ROOMY).about(occasion).answer(prompt()))
                            .isKept())
                    .isTrue();
            assertThat(written(door(server, ROOMY).answer(prompt())).isKept()).isFalse();
        }
    }

    @Test
    void whereTheBudgetIsShortTheSmallModelIsAskedAndThatIsSaid() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            Answer.Written written = confirmed(door(server, usdPerDay(0.005)), prompt(LONG));
            assertThat(server.asked().get(0).body().path("model").asString()).isEqualTo("gpt-4o-mini");
            assertThat(written.notes())
                    .singleElement()
                    .asString()
                    .startsWith("Asked gpt-4o-mini in place of gpt-4o: the budget of this day does not allow it")
                    .contains("llm.budget.usd-per-day");
            assertThat(written(door(server, usdPerDay(0.005)).answer(prompt(LONG)))
                            .isKept())
                    .isTrue();
        }
    }

    @Test
    void whereItIsShorterStillTheShorterPromptIsAsked() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            Answer.Written written =
                    confirmed(door(server, usdPerDay(0.0002)), prompt(LONG).orShorter("What?"));
            assertThat(server.asked()
                            .get(0)
                            .body()
                            .path("messages")
                            .path(1)
                            .path("content")
                            .asString())
                    .isEqualTo("What?");
            assertThat(written.notes().get(0)).startsWith("Asked gpt-4o-mini with a shorter prompt in place of gpt-4o");
        }
    }

    @Test
    void whereNothingIsLeftNobodyIsAsked() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            Answer answer = door(server, usdPerDay(0)).answer(prompt().orShorter("What?"));
            assertThat(refused(answer)).contains("budget of this day", "not even gpt-4o-mini with a shorter prompt");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void lightWorkGoesToTheSmallModel() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            assertThat(written(door(server, ROOMY).answer(prompt().to(Purpose.light("title"))))
                            .notes())
                    .isEmpty();
            door(server, ROOMY).answer(prompt().to(Purpose.heavy("narrative")));
            assertThat(server.asked())
                    .extracting(asked -> asked.body().path("model").asString())
                    .containsExactly("gpt-4o-mini", "gpt-4o");
        }
    }

    @Test
    void aReportHasABudgetOfItsOwn() {
        BudgetSettings limits = new BudgetSettings(1, 10, 10, 300, 10_000, 10_000);
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            LanguageModel one = door(server, limits).about(new Occasion("run-1", Optional.empty()));
            for (int i = 0; i < 10 && one.answer(prompt("n" + i)) instanceof Answer.Written; i++) {}
            assertThat(refused(one.answer(prompt("n"))))
                    .contains("budget of this report", "llm.budget.tokens-per-report");
            assertThat(door(server, limits)
                            .about(new Occasion("run-2", Optional.empty()))
                            .answer(prompt("n")))
                    .isInstanceOf(Answer.Written.class);
        }
    }

    @Test
    void anAnswerThatMayHaveBeenBilledCountsInFullAndARefusalDoesNot() throws IOException {
        BudgetSettings limits = new BudgetSettings(1, 10, 10, 10_000, 250, 10_000);
        try (OpenAiServer server =
                OpenAiServer.that(OpenAiServer.fails(401), OpenAiServer.fails(401), OpenAiServer.closesMidBody())) {
            assertThat(refused(door(server, limits).answer(prompt()))).contains("HTTP 401");
            assertThat(refused(door(server, limits).answer(prompt()))).contains("HTTP 401");
            assertThat(refused(door(server, limits).answer(prompt()))).contains("broke off");
            assertThat(refused(door(server, limits).answer(prompt()))).contains("llm.budget.tokens-per-day");
        }
        assertThat(Files.readString(tmp.resolve("state/spent.json"))).contains("\"open\":[]");
    }

    @Test
    void theHourlyRateIsKeptOverProcessesAndTheWaitIsTold() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            for (int i = 0; i < 5; i++) {
                assertThat(door(server, ROOMY).answer(prompt("n" + i))).isInstanceOf(Answer.Written.class);
            }
            clock.pass(Duration.ofMinutes(18));
            assertThat(refused(door(server, ROOMY).answer(prompt("n"))))
                    .contains("5 calls an hour", "free in about 42 min");
            clock.pass(Duration.ofMinutes(42).minusMillis(300));
            assertThat(written(door(server, ROOMY).answer(prompt("n"))).notes().get(0))
                    .startsWith("Waited 1 s");
        }
    }

    @Test
    void everyPromptIsALineOfTheAudit() throws IOException {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."), OpenAiServer.fails(401))) {
            LanguageModel door = door(server, ROOMY).about(new Occasion("run-1", Optional.empty()));
            confirmed(door, prompt().to(Purpose.heavy("narrative")));
            door.answer(prompt());
            door.answer(prompt("other"));
            door(server, usdPerDay(0)).answer(prompt("dear"));
        }
        List<Event> events = AuditTrail.in(tmp.resolve("state")).since(Instant.EPOCH);
        assertThat(events)
                .extracting(Event::outcome)
                .containsExactly(
                        Event.Outcome.ANSWERED, Event.Outcome.CACHED, Event.Outcome.FAILED, Event.Outcome.REFUSED);
        assertThat(events.get(0).who()).isEqualTo("github:octocat");
        assertThat(events.get(0).command()).isEqualTo("report");
        assertThat(events.get(0).purpose()).isEqualTo("narrative");
        assertThat(events.get(0).runId()).isEqualTo("run-1");
        assertThat(events.get(0).model()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(events.get(0).usage().total()).isEqualTo(29);
        assertThat(events.get(0).usd().orElse(0)).isPositive();
        assertThat(AuditTrail.in(tmp.resolve("state")).verify()).isEqualTo(new AuditTrail.Verdict.Whole(4, 1));
        assertThat(Files.readString(tmp.resolve("state/audit.jsonl")))
                .doesNotContain(OpenAiServer.KEY, "What happened", "One.");
    }

    @Test
    void promptsAreInTheAuditOnlyIfAskedForAndTheKeyNever() throws IOException {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            door(server, ROOMY, true).answer(prompt("What of " + OpenAiServer.KEY + "?"));
        }
        assertThat(Files.readString(tmp.resolve("state/audit.jsonl")))
                .contains("What of ***?", "\"answer\":\"One.\"")
                .doesNotContain(OpenAiServer.KEY);
    }

    /** Of whatever is asked: the caller's instructions too, and the shorter prompt. */
    @Test
    void noSecretAndNobodysAddressLeavesAndTheAuditSaysHowMany() throws IOException {
        try (OpenAiServer server =
                OpenAiServer.that(OpenAiServer.says("Ask jane@corp.example, \u001b[31mtoken: hunter2."))) {
            LanguageModel door = door(server, ROOMY, true);
            Prompt prompt = new Prompt(
                            "Mind password=hunter2.",
                            "What of jane@corp.example at 203.0.113.9 (n2d, 14:24:30, 412 ms)?",
                            200,
                            Duration.ofMinutes(1))
                    .orShorter("And jane@corp.example?");
            assertThat(written(door.answer(prompt)).text()).isEqualTo("Ask [e-mail], token: [secret]");
            assertThat(server.asked().get(0).body().toString())
                    .contains("Mind password=[secret]", "What of [e-mail] at [IP address] (n2d, 14:24:30, 412 ms)?")
                    .doesNotContain("hunter2", "jane", "203.0.113.9");
        }
        assertThat(Files.readString(tmp.resolve("state/audit.jsonl")))
                .contains("Taken out of the prompt before it left: 1 × [secret], 1 × [e-mail], 1 × [IP address].")
                .doesNotContain("hunter2", "jane", "203.0.113.9", "u001b");
    }

    @Test
    void whatWasRedactedIsStillTheSamePrompt() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."), OpenAiServer.says("Two."))) {
            confirmed(door(server, ROOMY), prompt("Who is jane@corp.example?"));
            assertThat(written(door(server, ROOMY).answer(prompt("Who is jane@corp.example?")))
                            .text())
                    .isEqualTo("One.");
        }
    }

    @Test
    void aServerThatDoesNotKnowWhenToStopIsNotBelieved() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("word ".repeat(1000)))) {
            assertThat(refused(door(server, ROOMY).answer(prompt()))).contains("longer than it was asked to be");
        }
    }

    @Test
    void anAuditThatCannotBeWrittenIsTold() throws IOException {
        Files.createDirectories(tmp.resolve("state/audit.jsonl"));
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("One."))) {
            assertThat(written(door(server, ROOMY).answer(prompt())).notes())
                    .anyMatch(note -> note.startsWith("This call is not in the audit log"));
        }
    }

    private static final BudgetSettings ROOMY = BudgetSettings.STANDARD;

    private static BudgetSettings usdPerDay(double usd) {
        return new BudgetSettings(1, usd, 50, 50_000, 1_000_000, 10_000_000);
    }

    /** As a process of its own would have it: only the folders are shared. */
    private LanguageModel door(OpenAiServer server, BudgetSettings budget) {
        return door(server, budget, false);
    }

    private LanguageModel door(OpenAiServer server, BudgetSettings budget, boolean auditPrompts) {
        LlmSettings settings = new LlmSettings(
                LlmMode.AUTO,
                Provider.OPENAI,
                server.baseUrl(),
                "",
                "",
                "gpt-4o",
                "gpt-4o-mini",
                Duration.ofSeconds(5),
                200,
                5,
                budget,
                CacheSettings.STANDARD,
                "",
                auditPrompts);
        Caller caller = Caller.of(
                "report",
                Map.of("GITHUB_ACTOR", "octocat", "USER", "runner"),
                Optional.of(tmp.resolve("state")),
                Optional.of(tmp.resolve("cache")));
        return Door.of(settings, ApiKey.of(OpenAiServer.KEY), Map.of(), caller, clock);
    }

    private static Prompt prompt() {
        return prompt("What happened?");
    }

    private static Prompt prompt(String user) {
        return new Prompt("Be brief.", user, 200, Duration.ofMinutes(1));
    }

    private static Answer.Written confirmed(LanguageModel door, Prompt prompt) {
        Answer.Written written = written(door.answer(prompt));
        door.confirm(prompt, written);
        return written;
    }

    private static Answer.Written written(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Written.class);
        return (Answer.Written) answer;
    }

    private static String refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why();
    }
}
