package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question is answered of whom and of what it asks, in the direction in which it asks; else it is declined. Each test is one conversation. */
class SubjectsKeptTest {
    private static final String DECLINED = "I cannot answer that without a model";

    /** Lines of a question and what its answer says, {@code !} before what it must not; questions are asked in that order. */
    private static void says(Path archive, List<String> more, String table) {
        List<String[]> rows =
                table.lines().map(line -> line.strip().split(" *\\| *", -1)).toList();
        List<String> all = Stream.concat(Stream.of("chat", "--archive", archive.toString()), more.stream())
                .toList();
        Ran ran = Agent.bare().hearing(rows.stream().map(row -> row[0]).toList(), all.toArray(String[]::new));
        String[] answers = ("\n" + ran.out()).replace('\u202f', ' ').split("\n> ");
        assertThat(answers).hasSize(rows.size() + 1);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            for (int k = 1; k < row.length; k++) {
                if (row[k].startsWith("!")) {
                    softly.assertThat(answers[i + 1]).as(row[0]).doesNotContain(row[k].substring(1));
                } else {
                    softly.assertThat(answers[i + 1]).as(row[0]).contains(row[k]);
                }
            }
        }
        softly.assertAll();
    }

    private static void declines(String... questions) {
        says(
                SAMPLE,
                List.of(),
                Stream.of(questions)
                        .map(question -> question + " | " + DECLINED)
                        .reduce("", (all, line) -> all.isEmpty() ? line : all + "\n" + line));
    }

    @Test
    void theNewestRunIsNotTheOlderOneThatWasChosen() {
        List<String> questions = List.of(
                "p95 of checkoutservice in the newest run",
                "what regressed in the last run?",
                "is the latest benchmark clean?",
                "which pods restarted in the most recent run?",
                "limits of cartservice in the last run",
                "memory of adservice in the run before last",
                "compare this run with the newest run",
                "is it slower than the last run?");
        for (String question : questions.subList(0, 1)) {
            Asked.sample(QUIET)
                    .refuses(
                            question,
                            io.benchmarkagent.pipeline.Exit.BAD_INPUT,
                            "'the newest run' is run " + INCIDENT + ", and the run given is " + QUIET);
        }
        Ran ran = Agent.bare()
                .hearing(
                        Stream.concat(Stream.of("/run " + QUIET), questions.stream())
                                .toList(),
                        "chat",
                        "--archive",
                        SAMPLE.toString());
        assertThat(ran.out()).doesNotContain("In run", "no alert", "against", "may use");
        assertThat(ran.err().lines().filter(line -> line.contains("name one"))).hasSize(questions.size());
    }

    @Test
    void thisRunAndTheOneBeforeAreThoseOfTheRunThatWasChosen() {
        says(
                SAMPLE,
                List.of("--run-id", QUIET),
                """
                p95 of checkoutservice in this run             | In run gcp-intel-20260301-091207 checkoutservice's p95 latency was 203 ms
                p95 of checkoutservice in the previous run     | In run gcp-amd-20260227-151214 checkoutservice's p95 latency was 191 ms
                which is the newest run?                       | the newest is gcp-amd-20260301-143022
                """);
    }

    @Test
    void aFigureOfCallsIsNotThatOfTheTwoServices() {
        says(
                SAMPLE,
                List.of(),
                """
                latency from frontend to cartservice            | calls from frontend to cartservice was 6.93 ms | p95 latency of calls from frontend to cartservice was 23.1 ms | !634
                p95 of calls from frontend to checkoutservice   | median p95 latency of calls from frontend to checkoutservice was 218 ms
                request rate between frontend and currencyservice | mean request rate of calls from frontend to currencyservice was 69.2 /s
                p95 between shippingservice and checkoutservice | calls from checkoutservice to shippingservice was 6.03 ms
                frontend to adservice throughput                | calls from frontend to adservice was 30.6 /s
                errors from frontend to checkoutservice         | Nobody measured errors of calls from frontend to checkoutservice
                p95 latency from cartservice to frontend        | Nobody measured p95 latency of calls from cartservice to frontend
                latency from frontend to cartservice in gcp-amd-20260227-151214 | Nobody measured latency of calls
                p95 of checkoutservice from frontend            | I cannot answer that
                cpu from frontend to cartservice                | I cannot answer that
                latency from checkoutservice to frontend to cartservice | I cannot answer that
                compare latency of frontend to adservice        | frontend had the highest p95 latency, 634 ms; adservice had 14.1 ms
                """);
    }

    @Test
    void whatTheRunJsonListsOfNodesIsTold() {
        says(
                SAMPLE,
                List.of("--run-id", "gcp-amd-20260227-151214"),
                """
                which node is busiest?          | node gke-benchmark-gcp-am-benchmark-gcp-am-6b5d3634-tfk5 had the highest mean CPU of 3 nodes: 12.6 %
                which machine is least busy?    | 6b5d3634-lvhr had the lowest mean CPU of 3 nodes: 10.1 %
                memory of each node             | 6b5d3634-tfk5 had the highest mean memory of 3 nodes: 13.1 %
                cpu of node gke-benchmark-gcp-am-benchmark-gcp-am-6b5d3634-xvpx | 6b5d3634-xvpx used 11.1 % of its CPU
                how much cpu do the nodes have? | was not recorded
                cpu limit of adservice          | adservice may use 0.3 cores of CPU. Limits of memory, requests and replicas were not recorded
                limits of all services          | 12 containers with a limit of CPU
                memory limit of adservice       | has no record of the memory limit of adservice
                how many pods?                  | lists 12 pods; on which nodes, and whether ready, was not recorded
                how many pods does frontend have? | lists 1 pod of frontend | frontend-sd595lt4ch-mwwj5
                where does frontend run?        | !lists
                """);
    }

    @Test
    void whatWasRecordedIsNotDenied() {
        says(
                SAMPLE,
                List.of(),
                """
                which nodes are not ready?                    | All were ready.
                are all nodes ready?                          | All were ready.
                is every node healthy?                        | All were ready.
                how much memory do the nodes have?            | each of 3 nodes has 4 cores of CPU (3.92 cores for pods) and 16000 MiB of memory
                limits of checkoutservice in the last 3 runs  | I cannot answer that | !Nobody measured
                limits of checkoutservice and why             | I cannot answer that | !Nobody measured
                why did the error rate of cartservice rise?   | cartservice's errors were 0 %, so there is nothing to explain
                why did errors of checkoutservice rise?       | checkoutservice errors 3.18 % was out of line
                error rate of frontend                        | 0.0953 %
                and in the previous run?                      | frontend's errors were 0 %. So it was in 5 like-for-like runs before.
                """);
    }

    /** The sample with frontend's p95 latency of the newest run as 331 ms: the runs before had 455 to 531. */
    @Test
    void anImprovementIsToldWhereARegressionIsAskedAndTheOtherWayRound(@TempDir Path tmp) throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        Path newest = archive.resolve(INCIDENT + ".json");
        Files.writeString(newest, Folder.text(newest).replace("634.3672", "331.0"));
        says(
                archive,
                List.of(),
                """
                did frontend get slower?             | no regression of latency of frontend. It improved: frontend p95 latency 331 ms
                regressions of frontend in latency   | !no open anomaly
                why is frontend faster?              | frontend p95 latency 331 ms was an improvement
                why did frontend get slower?         | no regression in latency of frontend | It improved: frontend p95 latency 331 ms
                did checkoutservice get faster?      | It regressed: checkoutservice p95 latency 387 ms
                why did checkoutservice get faster?  | no improvement in latency of checkoutservice | it regressed: checkoutservice p95 latency 387 ms | !as the origin
                why was checkoutservice so fast?     | no improvement in latency of checkoutservice
                why was checkoutservice so slow?     | checkoutservice p95 latency 387 ms was out of line
                """);
    }

    @Test
    void aNumberOfUsersIsNoNumberOfServices() {
        declines(
                "which services use most memory with 600 users?",
                "top 3 services by cpu at 100 users",
                "which service has the highest p95 under 600 concurrent users?",
                "which services use least cpu per user?",
                "top 0 services by cpu",
                "top -1 services by memory");
        says(
                SAMPLE,
                List.of(),
                """
                what are the 2 biggest memory consumers? | adservice | loadgenerator | !cartservice
                top 3 memory users                       | adservice | !frontend
                """);
    }

    @Test
    void whoHasLessIsNamedFirst() {
        says(
                SAMPLE,
                List.of(),
                """
                which is faster, frontend or cartservice?              | cartservice had the lowest p95 latency, 22.7 ms; frontend had 634 ms, 612 ms more
                which uses less memory, adservice or loadgenerator?    | loadgenerator had the lowest mean memory, 119 MiB; adservice had 156 MiB
                which is slower, cartservice or frontend?              | frontend had the highest p95 latency, 634 ms
                which limits should I lower?                           | No rule proposes to lower limits
                which requests should I lower?                         | loadgenerator CPU request 300m → 130m
                which limits should I raise?                           | the rules propose to raise: checkoutservice CPU limit 200m → 300m and checkoutservice memory limit 128Mi → 192Mi.
                what did the OOM kill of checkoutservice cause?        | not what came of it
                what was caused by the restart of checkoutservice?     | not what came of it
                """);
    }

    @Test
    void whatItsStandsForIsKnownOrAskedBack() {
        Ran ran = Agent.bare()
                .hearing(
                        List.of(
                                "which service has the highest p95?",
                                "and its memory?",
                                "cpu of frontend",
                                "and its memory?"),
                        "chat",
                        "--archive",
                        SAMPLE.toString());
        assertThat(ran.out() + ran.err()).contains("'its' may stand for");
        assertThat(ran.out()).contains("taken to mean: memory of frontend").doesNotContain("use most memory");
        says(
                SAMPLE,
                List.of(),
                """
                max cpu of checkoutservice | max CPU
                and memory?                | max memory was 128 MiB
                p95 of frontend            | 634 ms
                and cpu?                   | mean CPU was 12.7 %
                """);
    }

    @Test
    void noHalfIsDropped() {
        declines(
                "which services use most memory and why?",
                "cpu of frontend and why",
                "memory and memory limit of checkoutservice",
                "memory of checkoutservice when it was killed",
                "runs by cpu",
                "throttled runs",
                "cpu of frontend by run",
                "throttling per run",
                "how high did p95 of frontend get?",
                "cpu of frontend in any run",
                "compare intel and amd by node",
                "what happened last?",
                "what regressed last?",
                "average cpu of frontend in february",
                "which region was the last intel run in?");
        says(
                SAMPLE,
                List.of(),
                """
                watches of frontend                          | 2 watches of frontend | !634
                how high did memory of checkoutservice get?  | max memory was 128 MiB
                how low did memory of checkoutservice get?   | min memory was 39.4 MiB
                memory of frontend run by run                | Over 6 like-for-like runs frontend's mean memory was 40.3 – 41.2 MiB
                last 5 runs                                  | of which the newest 5 are listed
                """);
    }

    @Test
    void restartsWhoseEndsNobodyRecordedAreCountedToo(@TempDir Path tmp) throws IOException {
        Path archive = CrashArchive.in(tmp);
        Path pods = archive.resolve("evidence")
                .resolve(INCIDENT)
                .resolve("kubernetes")
                .resolve("pods.json");
        String all = Folder.text(pods);
        assertThat(all).contains("\"restartCount\":0");
        Files.writeString(pods, all.replaceFirst("\"restartCount\":0", "\"restartCount\":3"));
        String told = new Asked(archive, List.of()).told("which pods restarted?", "restarts");
        assertThat(told).contains("(3 restarts)");
    }

    @Test
    void aPathIsNoService() {
        says(
                SAMPLE,
                List.of(),
                """
                p95 of GET /cart           | not of paths such as 'GET /cart' | !22.7
                how slow is /checkout?     | not of paths such as '/checkout'
                what regressed for /cart?  | not of paths such as '/cart'
                p95 of /                   | not of paths such as '/'
                errors of "/api/cart"      | not of paths
                cpu/memory of frontend     | !not of paths
                """);
    }
}
