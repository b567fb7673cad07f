package io.benchmarkagent.publish;

import static io.benchmarkagent.fixtures.PullRequestServer.cutsOff;
import static io.benchmarkagent.fixtures.PullRequestServer.doesItAndLosesTheAnswer;
import static io.benchmarkagent.fixtures.PullRequestServer.hangs;
import static io.benchmarkagent.fixtures.PullRequestServer.isDown;
import static io.benchmarkagent.fixtures.PullRequestServer.limitsASecondTime;
import static io.benchmarkagent.fixtures.PullRequestServer.says;
import static io.benchmarkagent.fixtures.PullRequestServer.waitsFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.PullRequestServer;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversation with a platform, over a socket. */
class PublishingTest {
    private static final Templates TEMPLATES = Templates.packed();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PullRequestServer github = PullRequestServer.github();
    private final PullRequestServer gitlab = PullRequestServer.gitlab();

    @AfterEach
    void close() {
        github.close();
        gitlab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void theFirstReportIsACommentWithTheVerdictFirst(String platform) throws NotPublished {
        PullRequestServer server = server(platform);
        String told = publish(server, ExampleReports.incident());
        assertThat(server.comments()).hasSize(1);
        assertThat(told).startsWith("commented on ").endsWith(": " + address(platform, server));
        List<String> lines = server.comments().get(0).body().lines().toList();
        assertThat(lines.get(0)).startsWith("## ⛔ checkoutservice regressed: p95 latency");
        assertThat(lines.get(lines.size() - 1))
                .startsWith("<!-- benchmark-agent ")
                .endsWith(" -->");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void theNextReportIsTheSameCommentAndSaysWhatChanged(String platform) throws NotPublished {
        PullRequestServer server = server(platform);
        publish(server, ExampleReports.notComparable());
        long id = server.comments().get(0).id();
        assertThat(publish(server, renamed(ExampleReports.incident(), "gcp-amd-20260302-090000")))
                .startsWith("updated the comment on ")
                .endsWith(": " + address(platform, server));
        assertThat(server.comments()).extracting(PullRequestServer.Comment::id).containsExactly(id);
        assertThat(server.comments().get(0).body())
                .startsWith("## ⛔ ")
                .contains(
                        "Since this comment's last state (gcp-amd-20260301-143022): new: checkoutservice latency, p95");
        publish(server, ExampleReports.clean());
        assertThat(server.comments().get(0).body()).startsWith("## ✅ ").contains("no longer: checkoutservice latency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void theSameAgainIsNotSentAgain(String platform) throws NotPublished {
        PullRequestServer server = server(platform);
        publish(server, ExampleReports.clean());
        assertThat(publish(server, ExampleReports.clean()))
                .endsWith(" says this already: " + address(platform, server));
        assertThat(server.asked("PATCH") + server.asked("PUT")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void theCommentIsFoundBehindManyOthersAndOnlyTheConfiguredHostIsAsked(String platform) throws NotPublished {
        PullRequestServer server = server(platform);
        for (int i = 0; i < 230; i++) {
            server.has("octocat", "looks good " + i);
        }
        publish(server, ExampleReports.incident());
        server.has("octocat", "and one more");
        publish(server, ExampleReports.clean());
        assertThat(server.comments()).hasSize(232);
        assertThat(server.comments().get(230).body()).startsWith("## ✅ ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void whoCopiesTheMarkerGetsNoReportWrittenIntoTheirComment(String platform) throws NotPublished {
        PullRequestServer server = server(platform);
        publish(server, ExampleReports.incident());
        String copied = server.comments().get(0).body();
        try (PullRequestServer other =
                platform.equals("github") ? PullRequestServer.github() : PullRequestServer.gitlab()) {
            other.has("mallory", copied);
            assertThat(publish(other, ExampleReports.clean())).contains("commented");
            assertThat(other.comments().get(0).body()).isEqualTo(copied);
            assertThat(other.comments()).hasSize(2);
        }
    }

    private static String address(String platform, PullRequestServer server) {
        long id = server.comments().get(0).id();
        return platform.equals("github")
                ? "https://github.com/shop/benchmarks/pull/12#issuecomment-" + id
                : "https://gitlab.com/shop/benchmarks/-/merge_requests/12#note_" + id;
    }

    @Test
    void eachBenchmarkHasItsOwnComment() throws NotPublished {
        publish(github, ExampleReports.incident(), wish(github, Wish.Occasion.ALWAYS, "amd"));
        publish(github, ExampleReports.clean(), wish(github, Wish.Occasion.ALWAYS, "intel"));
        publish(github, ExampleReports.clean(), wish(github, Wish.Occasion.ALWAYS, "amd"));
        assertThat(github.comments()).hasSize(2);
        assertThat(github.asked("PATCH")).isEqualTo(1);
    }

    @Test
    void onAlertACleanRunIsQuietUntilThereIsACommentToBringUpToDate() throws NotPublished {
        Wish quiet = wish(github, Wish.Occasion.ON_ALERT, "benchmark");
        assertThat(publish(github, ExampleReports.clean(), quiet)).contains("no comment");
        assertThat(github.comments()).isEmpty();
        publish(github, ExampleReports.incident(), quiet);
        publish(github, ExampleReports.clean(), quiet);
        assertThat(github.comments()).hasSize(1);
        assertThat(github.comments().get(0).body()).startsWith("## ✅ ");
    }

    @Test
    void neverAsksNobody() throws NotPublished {
        publish(github, ExampleReports.incident(), wish(github, Wish.Occasion.NEVER, "benchmark"));
        assertThat(github.asked()).isEmpty();
    }

    @Test
    void aRunWithoutAReportIsSaidToo() throws NotPublished {
        publish(github, ExampleReports.incident());
        assertThat(publishing(github).failed("benchmarks/a.json:3: no number; mend it", PATIENCE))
                .contains("updated");
        assertThat(github.comments().get(0).body())
                .startsWith("## ❌ No benchmark report: nothing was judged\n\n**What happened:** benchmarks/a.json:3");
        publish(github, renamed(ExampleReports.incident(), "gcp-amd-20260302-090000"));
        assertThat(github.comments().get(0).body()).contains("as before: ").doesNotContain("new: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void ofTwoOfOursTheOldestStaysAndThatIsSaid(String platform) throws NotPublished {
        PullRequestServer server = server(platform);
        publish(server, ExampleReports.incident());
        server.has(server.us(), server.comments().get(0).body());
        long oldest = server.comments().get(0).id();
        assertThat(publish(server, ExampleReports.clean())).contains("there were 2 of ours, the oldest is kept");
        assertThat(server.comments()).extracting(PullRequestServer.Comment::id).containsExactly(oldest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void twoPublishersAtOnceLeaveOneComment(String platform) throws Exception {
        PullRequestServer server = server(platform);
        CyclicBarrier bothFoundNone = new CyclicBarrier(2);
        server.misbehaves("POST", waitsFor(meeting(bothFoundNone)), waitsFor(meeting(bothFoundNone)));
        ExecutorService two = Executors.newFixedThreadPool(2);
        Callable<String> one = () -> publish(server, ExampleReports.incident());
        for (Future<String> done : two.invokeAll(List.of(one, one))) {
            assertThat(done.get()).contains("12");
        }
        two.shutdown();
        assertThat(server.asked("POST")).isEqualTo(2);
        assertThat(server.comments()).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostMakesNoSecondComment() throws NotPublished {
        github.misbehaves("POST", doesItAndLosesTheAnswer());
        assertThat(publish(github, ExampleReports.incident())).contains("says this already");
        assertThat(github.comments()).hasSize(1);
    }

    @Test
    void aCommentThatIsTakenAwayJustThenIsMadeAnew() throws NotPublished {
        publish(github, ExampleReports.incident());
        github.misbehaves("PATCH", says(404, "{\"message\":\"Not Found\"}"));
        assertThat(publish(github, ExampleReports.clean())).contains("updated");
    }

    @Test
    void whoeverIsToldToWaitWaits() throws NotPublished {
        long start = System.nanoTime();
        github.misbehaves("POST", limitsASecondTime("Retry-After: 2"));
        assertThat(publish(github, ExampleReports.incident())).contains("commented");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aSecondaryLimitThatSaysNothingIsAMinuteAndAnUsedUpOneIsUntilItsReset() {
        github.misbehaves("POST", limitsASecondTime());
        assertThat(failure(github)).contains("secondary rate limit", "waiting 60 s would be longer than there is time");
        long reset = Clock.systemUTC().instant().getEpochSecond() + 600;
        github.misbehaves(
                "POST",
                says(
                        403,
                        "{\"message\":\"API rate limit exceeded for installation ID 1.\"}",
                        "x-ratelimit-remaining: 0",
                        "x-ratelimit-reset: " + reset));
        assertThat(failure(github)).containsPattern("waiting (59\\d|600) s would be longer");
        gitlab.misbehaves("POST", says(429, "{\"message\":\"Too many requests\"}", "Retry-After: 300"));
        assertThat(failure(gitlab)).contains("HTTP 429", "waiting 300 s");
        assertThat(github.comments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{\"message\":\"Bad credentials\"}|set a valid one",
                "403|{\"message\":\"Resource not accessible by integration\"}|publish in two steps",
                "404|{\"message\":\"Not Found\"}|no such pull request",
                "422|{\"message\":\"Validation Failed\",\"errors\":[]}|Validation Failed",
                "400|{\"message\":{\"body\":[\"is too long\"]}}|is too long",
                "307||which is not followed"
            })
    void aRefusalIsOneLineWithTheMendAndIsNotRepeated(int status, String body, String words) {
        for (PullRequestServer server : List.of(github, gitlab)) {
            server.misbehaves("POST", says(status, body == null ? "" : body, "Location: " + gitlab.origin() + "/x"));
            assertThat(failure(server)).contains("HTTP " + status, words).doesNotContain("\n");
            assertThat(server.asked("POST")).isEqualTo(1);
        }
        assertThat(gitlab.asked()).doesNotContain("POST /x", "GET /x");
    }

    @Test
    void whatIsDownForAMomentIsAskedAgain() throws NotPublished {
        github.misbehaves("GET", isDown(), cutsOff());
        assertThat(publish(github, ExampleReports.clean())).contains("commented");
    }

    @Test
    void whoHangsIsNotWaitedForLongerThanThereIsTime() {
        github.misbehaves("GET", hangs());
        long start = System.nanoTime();
        NotPublished slow = catchThrowableOfType(
                NotPublished.class, () -> publishing(github).report(ExampleReports.clean(), Duration.ofMillis(1500)));
        assertThat(slow).hasMessageContaining("does not answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whoHasNoNameHasNoCommentEither() {
        gitlab.misbehaves("GET", says(200, "{}"));
        assertThat(failure(gitlab)).contains("whose GITLAB_TOKEN is", "no comment is known as ours");
        github.misbehaves("GET", says(200, "{}"));
        assertThat(failure(github)).contains("whose GITHUB_TOKEN is", "no comment is known as ours");
        Map<String, String> job = gitlab.environment();
        job.put("CI_JOB_TOKEN", String.valueOf(job.remove("GITLAB_TOKEN")));
        NotPublished nameless = catchThrowableOfType(NotPublished.class, () -> new Publishing(
                        wish(gitlab, Wish.Occasion.ALWAYS, "benchmark"),
                        job,
                        TEMPLATES,
                        Clock.systemUTC(),
                        System::nanoTime)
                .report(ExampleReports.clean(), PATIENCE));
        assertThat(nameless).hasMessageContaining("GITLAB_USER_LOGIN is not set");
        assertThat(github.comments()).isEmpty();
        assertThat(gitlab.comments()).isEmpty();
    }

    @Test
    void theTokenIsInNoMessage() {
        github.misbehaves("POST", says(422, "{\"message\":\"you sent " + PullRequestServer.TOKEN + "\"}"));
        assertThat(failure(github)).contains("you sent ***").doesNotContain(PullRequestServer.TOKEN);
    }

    @Test
    void aPageInPlaceOfTheApiIsNamed() {
        github.misbehaves("GET", says(200, "<!doctype html><html>Sign in</html>"));
        assertThat(failure(github)).contains("no JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "github, GITHUB_TOKEN, '', GITHUB_TOKEN is not set",
        "github, GITHUB_TOKEN, 'a b', no header may carry",
        "github, GITHUB_REF, refs/heads/main, no pull request",
        "github, GITHUB_REPOSITORY, ../..; x, owner/name",
        "github, GITHUB_API_URL, ftp://x, no address of an API",
        "github, GITHUB_API_URL, https://user:secret@x/, no address of an API",
        "gitlab, GITLAB_TOKEN, '', GITLAB_TOKEN is not set",
        "gitlab, CI_MERGE_REQUEST_IID, '', no merge request",
        "gitlab, CI_PROJECT_ID, a/b, number"
    })
    void anEnvironmentThatSaysTooLittleIsOneLine(String platform, String variable, String value, String words) {
        PullRequestServer server = server(platform);
        Map<String, String> environment = server.environment();
        environment.put(variable, value);
        NotPublished refused = catchThrowableOfType(NotPublished.class, () -> new Publishing(
                        wish(server, Wish.Occasion.ALWAYS, "benchmark"),
                        environment,
                        TEMPLATES,
                        Clock.systemUTC(),
                        System::nanoTime)
                .report(ExampleReports.clean(), PATIENCE));
        assertThat(refused).hasMessageContaining(words);
        assertThat(String.valueOf(refused.getMessage())).doesNotContain("secret", "\n");
        assertThat(server.asked()).isEmpty();
    }

    private static Runnable meeting(CyclicBarrier barrier) {
        return () -> {
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Report renamed(Report report, String runId) {
        return ExampleReports.of(runId, report);
    }

    private String failure(PullRequestServer server) {
        return String.valueOf(catchThrowableOfType(NotPublished.class, () -> publish(server, ExampleReports.incident()))
                .getMessage());
    }

    private static String publish(PullRequestServer server, Report report) throws NotPublished {
        return publishing(server).report(report, PATIENCE);
    }

    private static String publish(PullRequestServer server, Report report, Wish wish) throws NotPublished {
        return publishing(server, wish).report(report, PATIENCE);
    }

    private static Publishing publishing(PullRequestServer server) {
        return publishing(server, wish(server, Wish.Occasion.ALWAYS, "benchmark"));
    }

    private static Publishing publishing(PullRequestServer server, Wish wish) {
        return new Publishing(wish, server.environment(), TEMPLATES, Clock.systemUTC(), System::nanoTime);
    }

    private static Wish wish(PullRequestServer server, Wish.Occasion occasion, String benchmark) {
        return new Wish(server.word(), occasion, benchmark, "");
    }

    private PullRequestServer server(String platform) {
        return platform.equals("github") ? github : gitlab;
    }
}
