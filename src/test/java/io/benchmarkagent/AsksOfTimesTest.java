package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.question.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bounds and times in questions, asked on 2 March 2026 of the sample archive, and of its AMD runs alone, of which each day has one. The
 * figures are those of the run JSONs, and of the incident's evidence where a part of it is asked about.
 */
class AsksOfTimesTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static OpenDesk all;
    private static OpenDesk oneADay;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        all = OpenDesk.at(Folder.SAMPLE, "", UTC);
        for (Path file : Folder.files(Folder.SAMPLE)) {
            Path within = Folder.SAMPLE.relativize(file);
            if (within.toString().matches("gcp-amd-.*\\.json|evidence.gcp-amd-.*")) {
                Path copy = folder.resolve(within.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        oneADay = OpenDesk.at(folder, "", UTC);
    }

    @AfterAll
    static void close() {
        all.close();
        oneADay.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    which services have at least 1 % errors?         | 1 of 10 services that were measured was at least 1 % by errors: checkoutservice (3.18 %).
                    services with error rate of at least 1 %         | 1 of 10 services that were measured was at least 1 % by errors: checkoutservice (3.18 %).
                    services throttled at least 30 %                 | 1 of 12 services that were measured was at least 30 % by time throttled: checkoutservice (39.5 %).
                    services with p99 of at least 1 s                | 1 of 10 services that were measured was at least 1 s by p99 latency: frontend (1170 ms).
                    who uses at least 100 MiB?                       | 2 of 12 services that were measured were at least 100 MiB by mean memory: adservice (156 MiB) and loadgenerator (119 MiB).
                    services with at most 20 MiB of memory           | 1 of 12 services that were measured was at most 20 MiB by mean memory: redis-cart (9.12 MiB).
                    services with at most 1 % errors                 | 9 of 10 services that were measured were at most 1 % by errors: adservice (0 %)
                    """)
    void aBoundIsNoExtreme(String question, String says) {
        assertThat(told(all, question, "services_beyond")).contains(says);
    }

    @Test
    void theLeastAndTheMostAreStillRanked() {
        assertThat(told(all, "which 2 services use the least memory?", "ranking"))
                .contains("redis-cart had the lowest");
        assertThat(answer(all, "services with at least 2 restarts").outcome()).isEqualTo(Answer.Outcome.DECLINED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    how many runs since February?          | runs        | The archive holds 17 runs from 2026-02-01 00:00:00 – 2026-03-02 08:00:00 UTC
                    intel runs since February              | runs        | The archive holds 9 runs on intel from 2026-02-01
                    runs from February on                  | runs        | The archive holds 17 runs from 2026-02-01
                    runs from 25 February on               | runs        | The archive holds 6 runs from 2026-02-25
                    runs from February to March            | runs        | The archive holds 17 runs from 2026-02-01 00:00:00 – 2026-03-31
                    runs in February                       | runs        | The archive holds 15 runs from 2026-02-01
                    runs before March                      | runs        | The archive holds 15 runs up to 2026-02-28
                    what regressed since February?         | anomalies   | In the newest 10 of 17 runs from 2026-02-01 00:00:00 – 2026-03-02
                    p95 of frontend since February         | metric_then | of the newest 10 of 17 runs from 2026-02-01 00:00:00 – 2026-03-02 08:00:00 UTC measured p95 latency of frontend; in the newest of them it was 634 ms.
                    p95 of frontend in the last intel run since February | run_metric | gcp-intel-20260301-091207 frontend's p95 latency was 498 ms
                    """)
    void sinceAMonthIsUntilNow(String question, String intent, String says) {
        assertThat(told(all, question, intent)).contains(says);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    throttling of checkoutservice yesterday       | checkoutservice's time throttled was 39.5 %
                    throttling of checkoutservice in march        | checkoutservice's time throttled was 39.5 %
                    p95 of frontend on 2026-03-01                 | frontend's p95 latency was 634 ms
                    errors of frontend in the last 2 days         | frontend's errors were 0.0953 %
                    memory of checkoutservice since March         | checkoutservice's mean memory was 77.3 MiB
                    max memory of checkoutservice yesterday       | checkoutservice's max memory was 128 MiB
                    p95 of frontend on 27 February                | frontend's p95 latency was 509 ms
                    memory of checkoutservice 3 days ago          | checkoutservice's mean memory was 78.8 MiB
                    """)
    void ofATimeThatHoldsOneRunItsOwnFigureIsTold(String question, String says) {
        assertThat(told(oneADay, question, "metric_then")).contains(says, "; it is the only run from ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    memory of checkoutservice before 14:24                | memory was 79.3 MiB (mean of 15 samples
                    memory of checkoutservice before 14:24 on 2026-03-01  | memory was 79.3 MiB (mean of 15 samples
                    cpu of checkoutservice until 14:25 yesterday          | CPU was 4.53 % of one core (mean of 19 samples
                    throttling of checkoutservice before 14:24            | time throttled was 1.56 % (mean of 15 samples
                    errors of checkoutservice before 14:26                | errors were 0 % (mean of 23 samples
                    p95 of frontend before 14:24                          | latency p95 was 500 – 604 ms (lowest and highest of 15 samples
                    """)
    void beforeAMinuteOfARunIsItsLoadUntilThen(String question, String says) {
        for (OpenDesk desk : List.of(all, oneADay)) {
            assertThat(told(desk, question, "metric_then"))
                    .contains("In run " + Folder.INCIDENT, says, "was taken as 2026-03-01 14:20:00 – 14:2");
        }
    }

    @Test
    void anotherRunThatIsNamedIsToldOfItself() {
        assertThat(told(all, "p95 of frontend in the last intel run before 14:24", "metric_then"))
                .contains("In run " + Folder.QUIET + " frontend's p95 latency was 498 ms")
                .doesNotContain("634");
    }

    @Test
    void aRunThatGoesOnBeyondATimeIsLeftOutOfTheRunsOfIt() {
        assertThat(told(all, "p95 of frontend between 2026-02-27 and 2026-03-01 14:24", "metric_then"))
                .contains(
                        "3 of 3 runs from",
                        "in the newest of them it was 498 ms",
                        Folder.INCIDENT + " was under load beyond");
    }

    @Test
    void whatIsCurrentIsNotOfARecordedRunWithoutAWord() {
        String then = "That is as it was recorded with run " + Folder.INCIDENT + "; how it is now was not looked at.";
        assertThat(told(all, "what is the current p95 of frontend?", "run_metric"))
                .contains("634 ms", then);
        assertThat(told(all, "current error rate", "run_metric")).contains(then);
        assertThat(told(all, "what's the current load?", "run_load")).contains(then);
        assertThat(told(all, "cpu of frontend in the current run", "run_metric"))
                .doesNotContain(then);
        for (String question : List.of("current cpu of frontend", "current limits of checkoutservice")) {
            assertThat(answer(all, question).response()).startsWith("How that is now only the cluster knows");
        }
    }

    @Test
    void ofADayWithSeveralRunsEachTimelineIsTold() {
        assertThat(told(all, "what happened on 2026-02-23?", "timeline")).contains("3 runs were under load");
        Answer yesterday = answer(all, "what happened yesterday?");
        assertThat(yesterday.response()).contains("2 runs were under load", "8 alerts");
        assertThat(yesterday.tables().get(0).rows())
                .extracting(row -> row.get(0))
                .contains(Folder.INCIDENT, Folder.QUIET);
        assertThat(told(all, "what happened before 14:26 yesterday?", "timeline"))
                .contains("in run " + Folder.INCIDENT)
                .doesNotContain("runs were under load");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "p95 of frontend in the last 5 runs, 634 ms;498 ms;509 ms;498 ms;469 ms",
        "p95 of frontend over the last 2 runs, 634 ms;498 ms",
        "p95 of frontend in the previous 3 runs, 498 ms;509 ms;498 ms"
    })
    void theLastRunsAreThoseOfTheArchive(String question, String values) {
        assertThat(answer(all, question).tables().get(0).rows())
                .extracting(row -> row.get(3).replace('\u202f', ' '))
                .containsExactly(values.split(";"));
    }

    @Test
    void aCourseOverRunsSaysWhichItLeavesOut() {
        assertThat(told(all, "how did p95 of frontend change over the last 5 runs?", "metric_history"))
                .contains("Over 5 like-for-like runs", "Of the last 5 runs of the archive 3 are not among these");
        assertThat(told(oneADay, "how did p95 of frontend change over the last 5 runs?", "metric_history"))
                .doesNotContain("not among these");
    }

    @ParameterizedTest
    @ValueSource(strings = {"who was throttled in the last 3 runs?", "whose memory rose over the last 5 runs?"})
    void whatIsNotToldOfRunsIsDeclined(String question) {
        assertThat(answer(all, question).outcome()).isEqualTo(Answer.Outcome.DECLINED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    runs 3 days ago                    | runs        | The archive holds 2 runs from 2026-02-27 00:00:00 – 23:59:59 UTC
                    what happened a day ago?           | timeline    | 2 runs were under load
                    runs a week ago                    | runs        | The archive holds 9 runs from 2026-02-23 00:00:00 – 2026-03-01 23:59:59 UTC
                    runs a month ago                   | runs        | The archive holds 15 runs from 2026-02-01 00:00:00 – 2026-02-28
                    runs in the last month             | runs        | The archive holds 17 runs from 2026-02-02 08:00:00 – 2026-03-02 08:00:00 UTC
                    runs last month                    | runs        | The archive holds 15 runs
                    p95 of frontend at 14:25           | metric_then | latency p95 was 567 – 742 ms (lowest and highest of 4 samples
                    """)
    void aTimeIsAsLongAsItIsSaid(String question, String intent, String says) {
        assertThat(told(all, question, intent)).contains(says);
    }

    private static String told(OpenDesk desk, String question, String intent) {
        Answer answer = answer(desk, question);
        assertThat(answer.outcome()).as(answer.response()).isEqualTo(Answer.Outcome.ANSWERED);
        assertThat(answer.resolved().intent()).as(question).isEqualTo(intent);
        return answer.response().replace('\u202f', ' ');
    }

    private static Answer answer(OpenDesk desk, String question) {
        Ask.Reply reply = desk.ask(question, Optional.empty());
        assertThat(reply).as(question).isInstanceOf(Ask.Reply.Told.class);
        return ((Ask.Reply.Told) reply).answer();
    }
}
