package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed first: a name, "summary", "is it slower than last time?". */
class AsksFirstTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    frontend                                    | service_overview | p95 latency 634
                    checkoutservice?                            | service_overview | 7 alerts were raised about checkoutservice
                    how did cartservice perform?                | service_overview | raise no alert about it
                    show me all metrics of redis-cart           | service_overview | mean CPU 1.44
                    how was frontend in the last run?           | service_overview | Ready when its objects were recorded: 1/1 pods
                    compare frontend and checkoutservice        | service_overview | the highest mean memory was checkoutservice's, 77.3
                    frontend vs redis-cart                      | service_overview | not measured of redis-cart
                    which is slower, frontend or cartservice?   | services_compared | frontend had the highest p95 latency
                    summary                                     | anomalies        | 8 alerts
                    how did the last run go?                    | anomalies        | 8 alerts
                    how was the last run?                       | anomalies        | 8 alerts
                    how bad is it?                              | anomalies        | 8 alerts
                    should I worry?                             | anomalies        | 8 alerts
                    what changed?                               | anomalies        | 8 alerts
                    what improved?                              | anomalies        | 7 improvements: checkoutservice request rate
                    did frontend get slower?                    | anomalies        | a regression of latency of frontend: frontend p95 latency
                    what got slower?                            | anomalies        | 2 of them regressions of latency
                    any problems with cartservice?              | anomalies        | cartservice max CPU 6.89
                    what should I fix first?                    | advice           | What stands out in run gcp-amd-20260301-143022: checkoutservice regressed
                    what should we fix first in frontend?       | advice           | 1 alert was raised about frontend. After run
                    where do I start?                           | advice           | checkoutservice CPU limit
                    what can be improved?                       | advice           | checkoutservice CPU limit
                    what changed since the previous run?        | groups_compared  | gcp-amd-20260301-143022 against gcp-intel-20260301-091207
                    is it slower than last time?                | groups_compared  | 'last time' is gcp-intel-20260301-091207
                    what changed since the last run?            | groups_compared  | 'the last run' is gcp-intel-20260301-091207 (the run before
                    is the latency higher than last time?       | groups_compared  | frontend p95 latency
                    is frontend slower than the previous run?   | groups_compared  | frontend p95 latency
                    is frontend slow?                           | run_metric       | frontend's p95 latency was 634
                    how fast is cartservice?                    | run_metric       | cartservice's p95 latency
                    p99 of frontend                             | run_metric       | frontend's p99 latency
                    were there any errors?                      | run_metric       | checkoutservice had the highest errors
                    average cluster cpu                         | run_metric       | the cluster's mean CPU
                    slowest service                             | ranking          | frontend had the highest p95 latency
                    what is the fastest service?                | ranking          | had the lowest p95 latency
                    which service is busiest?                   | ranking          | frontend had the highest mean CPU
                    memory by service                           | ranking          | adservice had the highest mean memory
                    cpu of all services                         | ranking          | of 12 services
                    how long did the last run take?             | run_load         | under load for 600 s, from 2026-03-01 14:20:00 to 2026-03-01 14:30:00
                    how many users were there?                  | run_load         | by 300 users
                    when did the last run start?                | run_load         | from 2026-03-01 14:20:00
                    how many pods does frontend have?           | pods             | 1 pod of frontend was there
                    list all pods                               | pods             | 12 pods were there
                    which pods run on which node?               | pods             | (4)
                    where does cartservice run?                 | pods             | on gke-benchmark
                    which services are there?                   | services         | knows 12 services: adservice, cartservice
                    how many services are there?                | services         | knows 12 services
                    when did checkoutservice restart last?      | restarts         | at 14:26:12
                    which pods ended with exit code 137?        | restarts         | checkoutservice's server at 14:26:12
                    did anything exit with code 1?              | restarts         | No container is recorded to have ended with exit code 1
                    how busy are the nodes?                     | nodes            | mean CPU 11.8
                    node memory usage                           | nodes            | mean memory of limit
                    """)
    void isUnderstood(String question, String tool, String says) {
        String text = Asked.sample().told(question, tool);
        assertThat(text).contains(says);
    }

    @Test
    void aNodeIsKnownByItsName() {
        String node = "gke-benchmark-gcp-am-benchmark-gcp-am-af846ffb-57xq";
        assertThat(Asked.sample().told("status of node " + node, "nodes"))
                .startsWith("Node " + node + " of type n2d-standard-4 was one of those")
                .contains(
                        "It was ready. It was not under pressure", "used 12.7\u202f% of its CPU (at most 15.3\u202f%)");
        assertThat(Asked.sample().told("pods on " + node, "pods")).startsWith("4 pods were there");
        Asked.sample().declines("limits of " + node, "compare " + node + " and frontend");
    }

    @Test
    void whichNodeIsBusiestIsReadFromTheRunJson() {
        assertThat(Asked.sample().told("which node is busiest?", "nodes"))
                .startsWith("In run " + INCIDENT
                        + " node gke-benchmark-gcp-am-benchmark-gcp-am-af846ffb-57xq had the highest")
                .endsWith("of 3 nodes: 12.7\u202f% of the machine's.");
        assertThat(Asked.sample("gcp-amd-20260217-150847").missed("which node is busiest?", "nodes"))
                .contains("nobody measured by itself");
    }

    @Test
    void ofNodesAFigureIsJudgedAsAnyOther() {
        assertThat(Asked.sample().told("cpu of the nodes", "run_metric"))
                .contains("the nodes' mean CPU was 11.8", "expected")
                .doesNotContain("of one core");
    }

    @Test
    void aRunWithoutServicesHasNone() {
        Asked first = Asked.sample("gcp-amd-20260216-094118");
        assertThat(first.json("which services are there?").path("outcome").asString())
                .isEqualTo("no_data");
        assertThat(first.json("how many pods are there?").path("outcome").asString())
                .isEqualTo("no_data");
        assertThat(first.told("how many users were there?", "run_load")).contains("300 users");
    }

    @Test
    void whatHasNoFiguresIsToldByItsPodsAndWhatHasNoPodsByItsFigures(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(CrashArchive.in(tmp), List.of());
        assertThat(asked.told("cartservice", "service_overview")).contains("0/1 pods, 6 restarts, CrashLoopBackOff");
        assertThat(asked.told("emailservice", "service_overview"))
                .contains("Its Kubernetes objects were not recorded.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "was the previous run better?",
                "was the previous run slower?",
                "which run is slower than the last run?",
                "which runs were slower than the previous run?",
                "is AMD slower than the last run?",
                "why is it slower than last time?",
                "is it slower than before?",
                "is it slower than usual?",
                "how did all runs go?",
                "how did the last three runs go?",
                "did it get slower in the last 5 runs?",
                "how would it go with 600 users?",
                "what did not improve?",
                "what is good about frontend?",
                "which service is not the slowest?",
                "is frontend not slow?",
                "is the network slow?",
                "is frontend slower than 500 ms?",
                "slowest service in all runs",
                "which service is second slowest?",
                "how did all services but frontend perform?",
                "how is everything except checkoutservice?",
                "how is frontend now and then?",
                "how did nodes perform?",
                "frontend and checkoutservice",
                "compare all services except redis-cart",
                "compare frontend and checkoutservice by price",
                "compare frontend and cartservice at 14:25",
                "is frontend better than checkoutservice?",
                "cpu of all services except the slow ones",
                "average cpu of all services",
                "which pods did not end with exit code 137?",
                "which pods exited with a code other than 137?",
                "which pods ended with exit code 137 twice?",
                "how many pods should frontend have?",
                "how many pods did frontend have at 14:25?",
                "how many pods are not on a node?",
                "how many users can it handle?",
                "how many users can frontend handle?",
                "how long do runs usually take?",
                "how long will the next run take?",
                "how long was frontend slow?",
                "did the run last longer than 5 minutes?",
                "when did frontend start?",
                "which load did the AMD runs have?",
                "what should I fix last?",
                "what should I fix second?",
                "which node has the most memory?",
                "which node is not busy?",
                "where did it run?",
                "what does frontend do?",
                "p95 or p99 of frontend",
                "is traefik healthy?",
                "summary without checkoutservice"
            })
    void whatSaysMoreIsDeclined(String question) {
        Ran ran = Agent.bare().run("query", "--archive", SAMPLE.toString(), "--format", "json", question);
        assertThat(ran.exit() == 2 || ran.out().contains("\"declined\""))
                .as(ran.out() + ran.err())
                .isTrue();
    }
}
