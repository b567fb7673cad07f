package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked in other words than the examples, of the sample archive: it is answered right or declined, and never wrong. */
class QuestionsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    give me a list of all runs                              | runs            | The archive holds 17 runs; the newest is gcp-amd-20260301-143022
                    what benchmarks are in the archive?                     | runs            | The archive holds 17 runs
                    when did the latest benchmark run?                      | runs            | of 2026-03-01 14:30:22
                    which benchmarks ran on intel?                          | runs            | The archive holds 9 runs on intel
                    which runs were on amd between 2026-02-16 and 2026-02-20? | runs          | The archive holds 4 runs on amd
                    what ran on n2d-standard-4? show the runs               | runs            | The archive holds 8 runs on n2d-standard-4
                    show me the last 3 runs                                 | runs            | The archive holds 17 runs
                    which runs were there in January 2026?                  | runs            | No archived run covers 2026-01-01
                    were there anomalies in the newest benchmark?           | anomalies       | gcp-amd-20260301-143022: 8 alerts, 8 of them regressions, and 13 watches
                    did anything regress in the last run?                   | anomalies       | regression
                    is everything fine with run gcp-amd-20260227-151214?    | anomalies       | Run gcp-amd-20260227-151214: no alert, 10 watches
                    which services regressed since 2026-03-01?              | anomalies       | In 2 runs from 2026-03-01
                    any alerts for adservice?                               | anomalies       | no alert, 2 watches of adservice
                    memory of frontend versus cartservice                   | services_compared | frontend
                    which needs more cpu, frontend or adservice?            | services_compared | had the highest mean CPU
                    is checkoutservice slower than cartservice by p95 latency? | services_compared | p95 latency
                    Intel versus AMD                                        | groups_compared | the same load
                    which is faster, amd or intel?                          | groups_compared | the same load
                    does intel use more cpu than amd?                       | groups_compared | CPU
                    what differs between n2-standard-4 and n2d-standard-4   | groups_compared | the same load
                    compare gcp-amd-20260227-151214 and gcp-amd-20260301-143022 | groups_compared | in a single run
                    how has the memory of cartservice evolved?              | metric_history  | like-for-like runs cartservice's mean memory
                    show frontend's cpu over the last 5 runs                | metric_history  | 5 of the last 5 runs up to the newest
                    did the p95 latency of checkoutservice go up?           | metric_history  | The newest is
                    is the error rate rising?                               | metric_history  | Nobody measured error rate of cluster
                    why is adservice's memory flagged as an anomaly?        | why_verdict     | adservice's max memory was 157 MiB and is flagged as a watch
                    why isn't cartservice's cpu considered a regression?    | why_verdict     | cartservice's max CPU was 6.89 % of one core and is flagged as a watch
                    why is currencyservice's cpu not an alert?              | why_verdict     | is not flagged
                    explain why frontend's p95 latency is an alert          | why_verdict     | frontend's p95 latency
                    what happened on 2026-03-01 at 14:25?                   | timeline        | in run gcp-amd-20260301-143022, the timeline tells of
                    show me the timeline of the latest benchmark            | timeline        | the timeline tells of
                    what happened between 14:20 and 14:30?                  | timeline        | 2026-03-01 14:20:00 – 14:30:00 UTC
                    why did the latency rise on 2026-03-01 at 14:25?        | timeline        | moments
                    how much cpu did frontend use at 14:25?                 | metric_then     | In run gcp-amd-20260301-143022 frontend's CPU
                    frontend memory at the start of the run                 | metric_then     | frontend's memory
                    max cpu of frontend between 14:20 and 14:30             | metric_then     | highest
                    cpu of frontend between 2026-02-16 and 2026-02-20       | metric_then     | 4 of 8 runs
                    what kind of questions can I ask?                       | help            | Ask, for example
                    how can you help me?                                    | help            | Ask, for example
                    what do you understand?                                 | help            | Ask, for example
                    """)
    void otherWordsAreUnderstood(String question, String intent, String says) {
        JsonNode answer = json(question);
        assertThat(answer.at("/resolved/intent").asString())
                .as(answer.path("response").asString())
                .isEqualTo(intent);
        assertThat(answer.path("response").asString()).contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which runs failed?",
                "which runs were not on AMD?",
                "delete the oldest run",
                "which runs had 300 users?",
                "which run was the fastest?",
                "runs on intel and amd with more than 3 nodes",
                "which services did not restart?",
                "is frontend's memory ok?",
                "how do I fix the anomalies?",
                "any anomalies besides memory?",
                "compare memory and cpu of frontend and cartservice",
                "does adservice use twice as much memory as frontend?",
                "which services use more memory than frontend?",
                "compare Intel and AMD in terms of security",
                "why is AMD faster than Intel?",
                "compare AMD with ARM",
                "is intel faster than amd at night?",
                "will memory of frontend go up?",
                "how would latency develop with twice the users?",
                "how did cpu and memory develop?",
                "how did latency develop on AMD?",
                "why are regressions bad?",
                "should adservice's memory be flagged?",
                "who is to blame for what happened?",
                "what would have happened without the load?",
                "cpu of frontend at 14:25 without the sidecar",
                "p95 of cpu of frontend and cartservice at 14:25",
                "what was the total cpu of all nodes?",
                "memory of everything except frontend",
                "can you restart frontend?",
                "any anomalies before 14:24 on 2026-03-01?",
                "average cpu of the last 3 runs",
                "who was throttled between 14:20 and 14:24 on 2026-03-01?",
                "memory of redis-cart and its limit",
                "which service calls itself?",
                "are there more runs on Intel or on AMD?",
                "limits of checkoutservice at 14:25 on 2026-03-01",
                "what can AMD do?"
            })
    void whatIsNotHeededAsAWholeIsDeclinedOrRefused(String question) {
        Ran ran = ask(question, "--format", "json");
        if (ran.exit() != Exit.BAD_INPUT) {
            assertThat(JSON.readTree(ran.isDone().out()).path("outcome").asString())
                    .as(ran.out())
                    .isEqualTo("declined");
        }
    }

    /** Nobody computed what would be expected of it. */
    @Test
    void whatWasNotJudgedIsNotCalledAsExpected() {
        for (String question : List.of("what is the p99 latency of frontend?", "minimum cpu of frontend")) {
            assertThat(ask(question).isDone().out()).contains("not judged").doesNotContain("nothing out of line");
        }
    }

    @Test
    void aTimeThatNoRunCoversIsNoDataWithTheNearest() {
        JsonNode answer = json("what happened on 2026-02-28 at 12:00?");
        assertThat(answer.path("outcome").asString()).isEqualTo("no_data");
        assertThat(answer.path("response").asString())
                .isEqualTo("No archived run covers 2026-02-28 12:00:00 – 12:00:59 UTC; the nearest is"
                        + " gcp-amd-20260227-151214 of 2026-02-27 15:12:14.");
    }

    @Test
    void aTimeOutsideOfTheRunThatIsNamedIsSaid() {
        JsonNode answer = json("cpu of frontend at 14:25 on 2026-03-01", "--run-id", "gcp-intel-20260301-091207");
        assertThat(answer.path("outcome").asString()).isEqualTo("no_data");
        assertThat(answer.path("response").asString())
                .startsWith("Run gcp-intel-20260301-091207 was looked at from 2026-03-01 0")
                .endsWith("run " + INCIDENT + " was under load then.");
    }

    @Test
    void aTimeIsInTheZoneOfTheAsker() {
        JsonNode answer = json("cpu of frontend at 15:25 on 2026-03-01", "--timezone", "Europe/Berlin");
        assertThat(answer.at("/resolved/time_range/from").asString()).isEqualTo("2026-03-01T14:25:00Z");
    }

    @Test
    void whatIsTypedBesideTheQuestionIsTheTime() {
        JsonNode answer = json("cpu of frontend", "--from", "2026-03-01T14:21", "--to", "2026-03-01T14:22");
        assertThat(answer.at("/resolved/intent").asString()).isEqualTo("metric_then");
        assertThat(answer.at("/resolved/time_range/to").asString()).isEqualTo("2026-03-01T14:22:00Z");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        ask("cpu of frontend at 25:00").isRefused(Exit.BAD_INPUT, "there is no time of day '25:00'");
        ask("what happened around lunchtime?").isRefused(Exit.BAD_INPUT, "is no exact time; write one such as");
        ask("cpu of frontend", "--from", "soon").isRefused(Exit.BAD_INPUT, "--from 'soon' is no time with a date");
        ask("cpu of frontend at 14:25", "--from", "2026-03-01").isRefused(Exit.BAD_INPUT, "give one");
        ask("cpu of frontend", "--from", "2026-03-02", "--to", "2026-03-01")
                .isRefused(Exit.BAD_INPUT, "ends before it begins");
    }

    @Test
    void twoRunsThatContradictAreRefused() {
        ask("is run gcp-amd-20260227-151214 ok?", "--run-id", INCIDENT).isRefused(Exit.BAD_INPUT, "name one");
    }

    @Test
    void aLongAnswerIsBounded() {
        JsonNode table = json("compare Intel and AMD").at("/tables/0");
        assertThat(table.path("rows").size()).isLessThanOrEqualTo(15);
        assertThat(table.path("rows_left_out").asInt()).isPositive();
    }

    private static Ran ask(String question, String... more) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", SAMPLE.toString(), question));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }

    private static JsonNode json(String question, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        return JSON.readTree(ask(question, all.toArray(String[]::new)).isDone().out());
    }
}
