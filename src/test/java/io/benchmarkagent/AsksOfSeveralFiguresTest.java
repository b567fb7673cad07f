package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several figures of one service are told together; where it is open whose they are, or how they hang together, none is. */
class AsksOfSeveralFiguresTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cpu and memory of frontend                   | mean CPU was 12.7 % of one core (as expected) and mean memory was 41 MiB (as expected).
                    p50 and p99 latency of frontend              | median latency was 140 ms (not judged) and p99 latency was 1170 ms (not judged).
                    p95 and cpu of frontend                      | p95 latency was 634 ms (regression) and mean CPU was 12.7 % of one core (as expected).
                    cpu, memory and errors of checkoutservice    | errors were 3.18 % (regression).
                    cpu and throttling of frontend               | mean CPU was 12.7 % of one core (as expected) and time throttled was 4.72 % (as expected).
                    cpu and memory                               | it is the mean over its containers
                    latency and errors of frontend in gcp-amd-20260227-151214 | Run gcp-amd-20260227-151214 has 0 as errors of frontend,
                    """)
    void eachIsTold(String question, String says) {
        assertThat(Asked.sample().told(question, "run_metrics").replace('\u202f', ' '))
                .contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu of frontend and memory",
                "cpu and memory of frontend and cartservice",
                "cpu or memory of frontend",
                "frontend: p95, cpu, memory",
                "median p95 of frontend",
                "mean and max cpu of checkoutservice",
                "memory and memory limit of checkoutservice",
                "cpu and memory of frontend at 14:25",
                "which services use most cpu and memory?",
                "difference between p99 and p50 of frontend"
            })
    void whereOneWouldBeDroppedNoneIs(String question) {
        Asked.sample().declines(question);
    }

    @Test
    void whatNobodyMeasuredIsNoFigure() {
        assertThat(Asked.sample().missed("request rate and errors of redis-cart", "run_metrics"))
                .contains("Nobody measured request rate, errors of redis-cart");
    }
}
