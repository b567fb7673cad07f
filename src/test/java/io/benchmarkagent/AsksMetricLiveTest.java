package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.fixtures.PrometheusServer;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A metric at a time that is no run's, in a real Prometheus with a real day: what is asked for is told, and what is not there is said. */
@SuppressWarnings("NullAway.Init")
class AsksMetricLiveTest {
    private static final String HOUR = " between 09:00 and 10:00 on 2022-08-22?";
    private static final String NOON = " at 12:00 on 2022-08-22?";

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
    @ValueSource(strings = {"cpu of the cluster", "memory of the cluster"})
    void whatIsMeasuredOfServicesIsNotTakenForThatOfTheCluster(String question) {
        Answer answer = told(question + HOUR);
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.ANSWERED);
        assertThat(answer.response())
                .contains("had the highest mean", "no query of the catalogue tells it of the cluster as a whole");
        assertThat(told("which services used most memory" + HOUR).response()).doesNotContain("as a whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu of frontend in gcp-intel-20260301-091207" + NOON,
                "cpu of cartservice in the last run" + NOON,
                "slowest service in gcp-amd-20260301-143022" + HOUR,
                "memory of adservice in the last run and at 08:40 on 2022-08-22"
            })
    void aRunThatWasNotThenIsNotDropped(String question) {
        Answer answer = told(question);
        assertThat(answer.outcome()).as(answer.response()).isEqualTo(Answer.Outcome.DECLINED);
        assertThat(answer.response()).contains(" was looked at from 2026-03-01", "and not at 2022-08-22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean latency of frontend", "average latency of frontend", "max latency of frontend"})
    void aQuantileIsNoMeanAndNoExtreme(String question) {
        Answer answer = told(question + HOUR);
        assertThat(answer.outcome()).as(answer.response()).isEqualTo(Answer.Outcome.NO_DATA);
        assertThat(answer.response()).contains("ask for p95 latency");
        assertThat(told("p95 latency of frontend" + HOUR).outcome()).isEqualTo(Answer.Outcome.ANSWERED);
        assertThat(told("latency of frontend" + HOUR).response()).contains("p95 latency was typically");
    }

    @Test
    void whoAsksForAPeakIsToldItFirst() {
        assertThat(told("max memory of adservice" + HOUR).response())
                .startsWith("In Prometheus adservice's highest memory was ")
                .contains("(mean ");
        assertThat(told("memory of adservice" + HOUR).response())
                .startsWith("In Prometheus adservice's mean memory was ");
    }

    @Test
    void errorsAreMoreThanOne() {
        assertThat(told("errors of frontend" + HOUR).response()).contains("frontend's mean errors were ");
    }

    @Test
    void aTimeWithoutABeginningIsNotThatOfAllTime() {
        Answer answer = told("cpu of frontend until 09:00 on 2022-08-22");
        assertThat(answer.response()).contains("has an end and no beginning").doesNotContain("days");
    }

    @Test
    void aLongTimeWithRunsInItSaysThatPrometheusWasNotAsked() {
        String question = "memory of adservice since 08:00 on 2022-08-22";
        assertThat(told(question).response()).contains("Prometheus is not asked");
        assertThat(told(OpenDesk.at(Folder.SAMPLE, "", ZoneOffset.UTC), question)
                        .response())
                .doesNotContain("Prometheus");
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
