package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.Moment.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChronicleTest {
    private static final Instant START = Instant.parse("2026-03-01T14:20:00Z");

    @Test
    void metricsOfASubjectThatLeaveTogetherAreOneRow() {
        assertThat(rows(
                        onset(60, "cart", "CPU: above the expected range"),
                        onset(60, "cart", "latency: above the expected range"),
                        onset(60, "cart", "memory: above the expected range"),
                        onset(60, "cart", "request rate: below the expected range"),
                        onset(60, "frontend", "latency: above the expected range"),
                        onset(75, "frontend", "errors: above the expected range")))
                .extracting(View.Moment::time, View.Moment::subject, View.Moment::what)
                .containsExactly(
                        tuple("14:21:00", "cart", "CPU, latency and memory: above the expected range"),
                        tuple("14:21:00", "cart", "request rate: below the expected range"),
                        tuple("14:21:00", "frontend", "latency: above the expected range"),
                        tuple("14:21:15", "frontend", "errors: above the expected range"));
    }

    @Test
    void whatTookAWhileHasBothItsTimesAndEventsStayApart() {
        assertThat(rows(
                        moment(10, Optional.of(START.plusSeconds(95)), "cart", Kind.PROBE, "readiness probe failed"),
                        moment(10, Optional.empty(), "cart", Kind.PROBE, "liveness probe failed"),
                        moment(600, Optional.empty(), "", Kind.LOAD, "the load ends")))
                .extracting(View.Moment::time, View.Moment::subject, View.Moment::kind, View.Moment::what)
                .containsExactly(
                        tuple("14:20:10 – 14:21:35", "cart", "probe", "readiness probe failed"),
                        tuple("14:20:10", "cart", "probe", "liveness probe failed"),
                        tuple("14:30:00", "load", "load", "the load ends"));
    }

    @Test
    void aRunInWhichNothingHappenedButItsLoadHasNoRows() {
        assertThat(rows(moment(0, Optional.empty(), "", Kind.LOAD, "the load begins")))
                .isEmpty();
    }

    private static List<View.Moment> rows(Moment... moments) {
        return Chronicle.rows(List.of(moments), Times.on(START, ZoneOffset.UTC));
    }

    private static Moment onset(int second, String subject, String what) {
        return moment(second, Optional.empty(), subject, Kind.ONSET, what);
    }

    private static Moment moment(int second, Optional<Instant> until, String subject, Kind kind, String what) {
        return new Moment(START.plusSeconds(second), until, 15, subject, kind, what, "");
    }
}
