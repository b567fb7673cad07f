package io.benchmarkagent;

import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.RunMetric;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A model that behaves, and models that do not, asked about the sample archive. */
class AgentAnswersTest {
    private static final String QUESTION = "How did checkoutservice do, and who uses most memory?";
    private static final String OFFLINE = "which services use most memory?";
    private static final Said LATENCY = new Said("checkoutservice's p95 latency was 387 ms.", "r1");
    private static final Said MEMORY = new Said("adservice had the highest mean memory: 156 MiB.", "r2");
    private static final ObjectNode RANKING = call("ranking", "memory");
    private static final String LOOKS = looks(call("run_metric", "p95 latency", "checkoutservice"), RANKING);

    private final SampleDesk desk = SampleDesk.opened();

    @Test
    void whatIsLookedUpAndHoldsIsToldWithItsTablesAndSources() {
        ScriptedAsker model = new ScriptedAsker(LOOKS, tells(LATENCY, MEMORY));
        Answer answer = desk.ask(QUESTION, model);
        assertThat(answer.response()).isEqualTo(LATENCY.text() + " " + MEMORY.text());
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ANSWERED);
        assertThat(answer.tables()).hasSize(2);
        assertThat(answer.sources()).hasSize(2);
        assertThat(answer.confidence().value()).isEqualTo(1);
        assertThat(answer.cost()).isEqualTo(new Answer.Cost("m", 2, 220, 0.002));
        assertThat(answer.resolved().intent()).isEqualTo("run_metric, ranking");
        assertThat(model.called)
                .extracting(ToolCall::tool, ToolCall::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("run_metric", ToolCall.Outcome.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple("ranking", ToolCall.Outcome.ANSWERED));
    }

    @Test
    void whatIsAskedIsTheSameEveryTime() {
        ScriptedAsker one = new ScriptedAsker(LOOKS, tells(LATENCY));
        ScriptedAsker other = new ScriptedAsker(LOOKS, tells(LATENCY));
        desk.ask(QUESTION, one);
        desk.ask(QUESTION, other);
        assertThat(one.asked)
                .extracting(Prompt::user)
                .isEqualTo(other.asked.stream().map(Prompt::user).toList());
        assertThat(one.asked.get(1).user()).contains("<<<RESULTS\n[r1] run_metric", "387 ms", "[r2] ranking");
    }

    @Test
    void whatDoesNotHoldIsSentBackOnceAndThenTakenOutAndCounted() {
        Said lie = new Said("checkoutservice's p95 latency was 999 ms.", "r1");
        ScriptedAsker model = new ScriptedAsker(LOOKS, tells(LATENCY, lie, MEMORY), tells(lie));
        Answer answer = desk.ask(QUESTION, model);
        assertThat(model.asked).hasSize(3);
        assertThat(model.asked.get(2).user()).contains("<<<SENTENCES\n1. " + lie.text() + " | objection: '999 ms'");
        assertThat(answer.response())
                .endsWith("1 of 3 statements was removed: not borne out.")
                .doesNotContain("999");
        assertThat(answer.confidence().value()).isBetween(0.66, 0.67);
        assertThat(answer.confidence().how()).contains("2 of 3 statements are borne out");
    }

    @Test
    void whatIsMendedIsTold() {
        Said lie = new Said("adservice's mean memory was 999 MiB.", "r2");
        Answer answer = desk.ask(QUESTION, new ScriptedAsker(LOOKS, tells(LATENCY, lie), tells(MEMORY)));
        assertThat(answer.response()).isEqualTo(LATENCY.text() + " " + MEMORY.text());
    }

    @Test
    void whoAnswersWithoutLookingIsNotHeard() {
        Answer answer = desk.ask(OFFLINE, new ScriptedAsker(tells(LATENCY, MEMORY)));
        assertThat(answer.response())
                .startsWith("In run " + Folder.INCIDENT + ", adservice had the highest mean memory")
                .endsWith("No model worded this: 2 of its 2 statements are not borne out by what was looked up.");
    }

    @Test
    void whoNeverAnswersIsStoppedAndWhatWasFoundIsShown() {
        ScriptedAsker model = new ScriptedAsker(LOOKS);
        Answer answer = desk.ask(QUESTION, model);
        assertThat(model.asked).hasSize(6);
        assertThat(model.asked.get(5).user())
                .endsWith("This is the last step: nothing more can be looked up. Answer with what there is.");
        assertThat(model.asked.get(2).user()).contains("refused: you asked that already: result r1");
        assertThat(answer.response())
                .contains("checkoutservice's p95 latency was 387\u202fms")
                .endsWith("No model worded this: it did not answer within 6 steps.");
        assertThat(answer.tables()).hasSize(2);
    }

    @Test
    void fiftyCallsAtOnceAreEight() {
        ObjectNode[] fifty = new ObjectNode[50];
        for (int i = 0; i < fifty.length; i++) {
            fifty[i] = call("ranking", "memory").put("count", i + 1);
        }
        ScriptedAsker model = new ScriptedAsker(looks(fifty), tells(new Said(MEMORY.text(), "r1")));
        Answer answer = desk.ask(QUESTION, model);
        assertThat(answer.response()).isEqualTo(MEMORY.text());
        assertThat(model.called).hasSize(9);
        assertThat(model.asked.get(1).user())
                .contains("[r8] ranking", "[r9] ", "42 more calls were not made")
                .doesNotContain("[r10]");
    }

    @Test
    void whatNobodyKnowsIsRefusedWithNearNamesAndNeverGuessed() {
        ObjectNode otherRun = call("ranking", "memory").put("run", "gcp-amd-20260301-143023");
        ScriptedAsker model = new ScriptedAsker(
                looks(
                        call("drop_tables", ""),
                        call("run_metric", "memory", "cartservise"),
                        call("run_metric", "karma", "cartservice"),
                        otherRun,
                        call("ranking", "memory", "cartservice"),
                        call("run_metric", "")),
                tells(MEMORY));
        desk.ask(QUESTION, model);
        assertThat(model.asked.get(1).user())
                .contains(
                        "refused: unknown tool 'drop_tables'; known: run_metric",
                        "knows no 'cartservise'; nearest: cartservice",
                        "refused: 'karma' is no metric; known: cpu",
                        "refused: unknown run id",
                        "nearest: gcp-amd-20260301-143022",
                        "refused: ranking does not heed subject",
                        "refused: no metric is given");
        assertThat(model.called).extracting(ToolCall::outcome).containsOnly(ToolCall.Outcome.REFUSED);
    }

    @Test
    void whatCannotBeReadIsAskedForOnceMore() {
        for (String broken : List.of(
                "",
                "I think so.",
                "{",
                "{\"calls\": [",
                "[]",
                "{}",
                "{\"statements\": \"\"}",
                "null",
                "{\"calls\": [1, 2]}",
                "{\"calls\": [{\"tool\": \"ranking\"",
                "<tool_call>ranking</tool_call>",
                "\u0000")) {
            ScriptedAsker model = new ScriptedAsker(broken);
            Answer answer = desk.ask(OFFLINE, model);
            assertThat(model.asked).as(broken).hasSize(2);
            assertThat(answer.response())
                    .startsWith("In run " + Folder.INCIDENT + ", adservice")
                    .endsWith("No model worded this: its answers could not be read.");
        }
        ScriptedAsker late = new ScriptedAsker("{", LOOKS, "Sure!\n```json\n" + tells(MEMORY) + "\n```");
        assertThat(desk.ask(OFFLINE, late).response()).isEqualTo(MEMORY.text());
    }

    @Test
    void theTimeIsKept() {
        long begun = System.nanoTime();
        Answer answer = desk.ask(
                OFFLINE,
                new ScriptedAsker(LOOKS, tells(MEMORY)),
                List.of(new Slow(), new RunMetric()),
                Duration.ofSeconds(1));
        assertThat(answer.response()).endsWith("No model worded this: the time of --deadline was used up.");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void whatNobodyMeasuredIsToldAsThat() {
        ScriptedAsker model = new ScriptedAsker(
                looks(call("run_metric", "p95 latency", "redis-cart")),
                tells(new Said("The p95 latency of redis-cart was not measured.", "r1")));
        Answer answer = desk.ask("What is the p95 latency of redis-cart?", model);
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.NO_DATA);
        assertThat(answer.confidence().value()).isZero();
    }

    @Test
    void aRunThatIsNamedIsWhatASentenceIsHeldAgainst() {
        ObjectNode other = call("run_metric", "p95 latency", "checkoutservice").put("run", "gcp-amd-20260227-151214");
        ObjectNode own = call("run_metric", "p95 latency", "checkoutservice");
        ScriptedAsker look = new ScriptedAsker(looks(own, other), "{}");
        desk.ask(QUESTION, look);
        String result = look.asked.get(1).user().split("\\[r2\\]")[1];
        String value = result.replaceAll("(?s).*p95 latency was ([\\d.]+ ms).*", "$1");
        String right = "In run gcp-amd-20260227-151214, checkoutservice's p95 latency was " + value + ".";
        String wrong = "In run gcp-amd-20260227-151214, checkoutservice's p95 latency was 387 ms.";
        String also = "checkoutservice's p95 latency was " + value + ".";
        Answer answer = desk.ask(
                QUESTION,
                new ScriptedAsker(
                        looks(own, other),
                        tells(new Said(right, "r2"), new Said(wrong, "r2"), new Said(also, "r1"), LATENCY),
                        "{}"));
        assertThat(answer.response()).startsWith(right + " " + LATENCY.text() + "\n\n2 of 4 statements were removed");
    }

    @Test
    void whoAsksForAChangeIsShownTheCommand() {
        assertThat(declined("Scale frontend to 5 replicas")).contains("kubectl scale deployment/frontend --replicas=5");
        assertThat(declined("please restart checkoutservice"))
                .contains("kubectl rollout restart deployment/checkoutservice");
        assertThat(declined("Can you raise the memory limit of cartservice to 256Mi?"))
                .contains("kubectl set resources deployment/cartservice");
        assertThat(declined("delete all pods")).contains("kubectl delete pod <pod>");
        assertThat(desk.askNobody("Increase in memory of cartservice?").response())
                .doesNotContain("kubectl");
    }

    private String declined(String question) {
        Answer answer = desk.ask(question, prompt -> {
            throw new AssertionError("nobody is asked");
        });
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.DECLINED);
        assertThat(answer.response()).startsWith("I change nothing");
        return answer.response();
    }

    /** Looks for longer than there is time. */
    private static final class Slow implements Tool {
        @Override
        public String name() {
            return "ranking";
        }

        @Override
        public String purpose() {
            return "Nothing, slowly.";
        }

        @Override
        public Set<Slot> takes() {
            return Set.of(Slot.METRIC);
        }

        @Override
        public Found find(Wanted wanted, Desk desk) {
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return new Found.Nothing("Nothing was found.", List.of());
        }
    }
}
