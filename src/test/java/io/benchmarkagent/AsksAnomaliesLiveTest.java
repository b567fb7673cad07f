package io.benchmarkagent;

import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.fixtures.KubernetesServer;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.fixtures.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A time that is no run's, in a real Prometheus with a real day: what was out of line then, and who is suspected. */
@SuppressWarnings("NullAway.Init")
class AsksAnomaliesLiveTest {
    private static final String DAY = " on 2022-08-22?";

    private static PrometheusServer server;
    private static OpenDesk desk;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PrometheusServer.nezha();
        desk = OpenDesk.at(Folder.SAMPLE, server.url(), ZoneOffset.UTC);
    }

    @AfterAll
    static void stop() {
        if (desk != null) { // the day is absent: reported as not run
            desk.close();
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what went wrong between 07:26 and 07:34",
                "Were there any anomalies between 07:26 and 07:34",
                "What happened between 07:26 and 07:34",
                "What caused the CPU spike at 07:30",
                "Why was shippingservice slow between 07:26 and 07:34"
            })
    void whatWasOutOfLineIsToldWithWhoIsSuspected(String question) {
        Answer answer = told(question + DAY);
        assertThat(answer.outcome()).as(answer.response()).isEqualTo(Answer.Outcome.ANSWERED);
        assertThat(answer.resolved().intent()).isEqualTo("live_anomalies");
        assertThat(answer.response())
                .contains("watch", "Suspect", "shippingservice", "a suspect is no cause that was proved")
                .contains("There is no baseline of earlier runs", "Judged: ", "found nothing, which is not zero");
        assertThat(answer.tables().get(0).rows()).anySatisfy(row -> assertThat(row)
                .contains("shippingservice", "change_point/service/shippingservice/cpu.utilization_pct"));
        assertThat(answer.tables().get(1).rows().get(0)).startsWith("1", "shippingservice");
        assertThat(answer.sources()).extracting(Source::type).containsOnly(Source.Type.PROMETHEUS);
        assertThat(answer.confidence().value()).isPositive().isLessThanOrEqualTo(.5);
    }

    @Test
    void aMomentIsTakenWithBothItsSides() {
        assertThat(told("What caused the CPU spike at 07:30" + DAY).response())
                .contains("2022-08-22 07:15:00 – 07:4")
                .contains("what was since 2022-08-22 06:45");
    }

    @Test
    void aQuietTimeIsOneInWhichNothingThatWasJudgedWasOutOfLine() {
        Answer answer = told("any anomalies between 15:00 and 15:30" + DAY);
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ANSWERED);
        assertThat(answer.response())
                .contains("nothing that was judged in Prometheus was out of line", "Judged: ", "no baseline")
                .doesNotContain("Suspect");
        assertThat(answer.tables()).isEmpty();
    }

    /** Three bad minutes are no step; whoever asks is not told that there was nothing. */
    @Test
    void whatIsTooShortToBeJudgedIsToldAsSeen() {
        Answer answer = told("any anomalies between 06:40 and 06:50" + DAY);
        assertThat(answer.response())
                .contains(
                        "that was judged in Prometheus was out of line of its own course for 4 samples (about 4 minutes)")
                .contains("what is shorter is not judged")
                .contains(
                        "Not judged, but seen: frontend's errors were 88.5\u202f% at 06:47:00, and 0\u202f% at the median");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why is the error rate of frontend high between 06:44 and 06:50",
                "what caused the errors of frontend between 06:44 and 06:50"
            })
    void whoAssertsAFaultIsToldTheFigureOfIt(String question) {
        assertThat(told(question + DAY).response())
                .startsWith("Highest in that time: frontend's errors were 88.5\u202f% at 06:47:00");
    }

    @Test
    void aReturnToNormalIsNoTroubleAndSpeaksAgainstNobody() {
        Answer answer = told("any anomalies between 08:00 and 09:00" + DAY);
        assertThat(answer.response())
                .contains(
                        "For the better, which may be the end of an earlier trouble:",
                        "shippingservice: latency p95 stepped");
        assertThat(answer.tables().get(0).rows())
                .anySatisfy(row -> assertThat(row).startsWith("better", "shippingservice"))
                .anySatisfy(row -> assertThat(row).startsWith("watch", "adservice"));
        assertThat(answer.tables().get(1).rows()).isNotEmpty().allSatisfy(row -> assertThat(row.get(1))
                .isNotEqualTo("shippingservice"));
    }

    @Test
    void whatIsNeverNegativeIsNotExpectedToBe() {
        assertThat(told("any anomalies between 07:26 and 07:34" + DAY)
                        .tables()
                        .get(0)
                        .rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(4)).doesNotContain("−"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what went wrong in the last run between 08:00 and 09:00",
                "any anomalies in gcp-intel-20260301-091207 between 08:00 and 09:00"
            })
    void aRunAndATimeThatIsNotOfItAreNotHeededBoth(String question) {
        Answer answer = told(question + DAY);
        assertThat(answer.outcome()).as(answer.response()).isEqualTo(Answer.Outcome.DECLINED);
    }

    /** Nothing there, too little there and no answer are three things, and none of them is "nothing wrong". */
    @Test
    void whatCannotBeJudgedIsNotTakenForQuiet() {
        assertThat(told("Any anomalies in the last 30 minutes?").outcome()).isEqualTo(Answer.Outcome.NO_DATA);
        assertThat(told("Any anomalies in the last 30 minutes?").response())
                .contains("Prometheus has nothing", "which is not to say that nothing happened");
        Answer few = told("Any anomalies between 03:28 and 03:30" + DAY);
        assertThat(few.outcome()).as(few.response()).isNotEqualTo(Answer.Outcome.ANSWERED);
        OpenDesk nowhere = OpenDesk.at(Folder.SAMPLE, "http://127.0.0.1:1", ZoneOffset.UTC);
        Answer failed = told(nowhere, "any anomalies between 15:00 and 15:30" + DAY);
        assertThat(failed.outcome()).isEqualTo(Answer.Outcome.FAILED);
        assertThat(failed.response()).contains("did not answer", "http://127.0.0.1:1");
    }

    @Test
    void oneQueryThatFailsIsNamedAndCostsOnlyItself() {
        String empty = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
        try (RawServer odd = RawServer.that((asked, out) -> RawServer.says(
                        asked.target().contains("container_memory_working_set") ? "422 Unprocessable" : "200 OK",
                        asked.target().contains("container_memory_working_set")
                                ? "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}"
                                : empty)
                .answer(asked, out))) {
            Answer answer = told(
                    OpenDesk.at(Folder.SAMPLE, odd.url(), ZoneOffset.UTC),
                    "any anomalies between 15:00 and 15:30" + DAY);
            assertThat(answer.outcome()).isEqualTo(Answer.Outcome.NO_DATA);
            assertThat(answer.response()).contains("had no answer", "too many samples");
        }
    }

    @Test
    void aMetricThatNobodyHasIsNoData() {
        Answer answer = told("What caused the throttling spike between 07:26 and 07:34" + DAY);
        assertThat(answer.outcome()).as(answer.response()).isEqualTo(Answer.Outcome.NO_DATA);
        assertThat(answer.response()).contains("throttling");
    }

    @Test
    void aTimeThatARunCoversIsTheRuns() {
        Answer answer = told("Any anomalies on 2026-03-01?");
        assertThat(answer.resolved().intent()).isEqualTo("anomalies");
        assertThat(answer.sources()).extracting(Source::type).containsOnly(Source.Type.ARCHIVE);
    }

    @Test
    void withoutAPrometheusTheArchiveSaysThatNoRunWasThen() {
        OpenDesk alone = OpenDesk.at(Folder.SAMPLE, "", ZoneOffset.UTC);
        assertThat(told(alone, "any anomalies between 15:00 and 15:30" + DAY).response())
                .contains("No archived run covers");
    }

    @Test
    void aDayIsMoreThanIsLookedAtAsAWhole() {
        Answer answer = told("any anomalies" + DAY);
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.FAILED);
        assertThat(answer.response()).contains("at most 6 are looked at", "ask for a shorter one");
    }

    @Test
    void aClusterThatMayBeAskedTellsItsEventsBeside(@TempDir Path tmp) throws IOException, InterruptedException {
        try (KubernetesServer cluster = KubernetesServer.http()) {
            cluster.put("Event", "default", evicted());
            OpenDesk both = OpenDesk.at(
                    Folder.SAMPLE,
                    Map.of(
                            "prometheus.url",
                            server.url(),
                            "kubernetes.enabled",
                            "true",
                            "kubernetes.kubeconfig",
                            cluster.kubeconfig(tmp.resolve("kubeconfig"), "default")
                                    .toString()),
                    ZoneOffset.UTC);
            Answer answer = told(both, "any anomalies between 15:00 and 15:30" + DAY);
            assertThat(answer.response()).contains("1 alert and 0 watches", "Evicted at 15:10:00");
            assertThat(answer.sources())
                    .extracting(Source::type)
                    .containsExactly(Source.Type.PROMETHEUS, Source.Type.KUBERNETES);
            both.close();
        }
    }

    private static ObjectNode evicted() {
        return (ObjectNode)
                JsonMapper.shared()
                        .readTree(
                                """
                        {"metadata":{"name":"e1","namespace":"default"},"reason":"Evicted","type":"Warning","message":"low on memory",
                         "involvedObject":{"kind":"Pod","name":"adservice-5f6585d649-fnmft","namespace":"default"},
                         "firstTimestamp":"2022-08-22T15:10:00Z","lastTimestamp":"2022-08-22T15:10:00Z","count":1}""");
    }

    @Test
    void aModelMayAskItAndIsHeldToWhatItTold() {
        ObjectNode asked =
                call("live_anomalies", "").put("from", "2022-08-22T07:26:00Z").put("to", "2022-08-22T07:34:00Z");
        ScriptedAsker model = new ScriptedAsker(
                looks(asked),
                tells(
                        new Said("shippingservice is suspected first in Prometheus.", "r1"),
                        new Said("shippingservice had 4711 restarts.", "r1")));
        Answer answer = ((Ask.Reply.Told)
                        desk.ask("who is to blame for the trouble at 07:30" + DAY, Optional.of(model)))
                .answer();
        assertThat(model.asked.get(0).system()).contains("- live_anomalies (subjects, metric, span)");
        assertThat(model.asked.get(1).user())
                .contains("of the live Prometheus, and of no run", "change_point/service/shippingservice");
        assertThat(answer.response()).doesNotContain("4711");
        assertThat(answer.sources()).extracting(Source::type).contains(Source.Type.PROMETHEUS);
    }

    private static Answer told(String question) {
        return told(desk, question);
    }

    private static Answer told(OpenDesk at, String question) {
        Ask.Reply reply = at.ask(question, Optional.empty());
        assertThat(reply).as(question + ": " + reply).isInstanceOf(Ask.Reply.Told.class);
        return ((Ask.Reply.Told) reply).answer();
    }
}
