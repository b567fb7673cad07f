package io.benchmarkagent.ask.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.fixtures.RawServer;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.LiveRange;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a cluster is no answer of another one that was made at the same address. */
@SuppressWarnings("NullAway.Init")
class OtherClusterTest {
    private static final Instant FROM = Instant.parse("2022-08-22T05:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofMinutes(2));
    private static final Instant LATER = TO.plus(Duration.ofHours(3));
    private static final String UP = "up";

    @TempDir
    Path cache;

    @Test
    void aNewClusterAtAnOldAddressGetsNoAnswerOfTheOldOne() throws IOException, InterruptedException {
        PrometheusServer old = PrometheusServer.serving(holding(1));
        try (LivePrometheus process = at(old.url(), LATER)) {
            assertThat(asked(process).series().get(0).value(0)).isEqualTo(1);
        }
        try (LivePrometheus process = at(old.url(), LATER)) {
            assertThat(asked(process).kept()).as("by another process").isTrue();
        }
        old.close();
        try (PrometheusServer anew = PrometheusServer.inPlaceOf(old, holding(7));
                LivePrometheus process = at(anew.url(), LATER)) {
            assertThat(anew.url()).isEqualTo(old.url());
            assertThat(asked(process).kept()).isFalse();
            assertThat(asked(process).series().get(0).value(0)).isEqualTo(7);
            assertThat(asked(process).kept()).as("the new one's own").isTrue();
        }
    }

    @Test
    void soIsItInAConversationThatGoesOn() throws IOException, InterruptedException {
        AtomicReference<Instant> now = new AtomicReference<>(LATER);
        Clock clock = ((InstantSource) () -> Objects.requireNonNull(now.get())).withZone(ZoneOffset.UTC);
        PrometheusServer old = PrometheusServer.serving(holding(1));
        try (LivePrometheus process =
                LivePrometheus.of(PrometheusSettings.at(old.url()), Map.of(), Optional.of(cache), clock)) {
            asked(process);
            assertThat(asked(process).kept()).isTrue();
            old.close();
            now.set(LATER.plusSeconds(60));
            try (PrometheusServer anew = PrometheusServer.inPlaceOf(old, holding(7))) {
                assertThat(asked(process).series().get(0).value(0))
                        .as("at " + anew.url())
                        .isEqualTo(7);
            }
        }
    }

    /** As of one that stands for many servers and has no word of its own beginning. */
    @Test
    void whereTheServerDoesNotTellTheNamespaceOfTheClusterDoes() {
        AtomicReference<String> made = new AtomicReference<>("1600000000");
        try (RawServer server = RawServer.that(without(made))) {
            try (LivePrometheus process = at(server.url(), LATER)) {
                assertThat(asked(process).kept()).isFalse();
                assertThat(asked(process).kept()).isTrue();
            }
            made.set("1700000000");
            try (LivePrometheus process = at(server.url(), LATER)) {
                assertThat(asked(process).kept()).isFalse();
            }
        }
    }

    @Test
    void whereNobodyTellsNothingIsKept() {
        try (RawServer server = RawServer.that(without(new AtomicReference<>("")));
                LivePrometheus process = at(server.url(), LATER)) {
            assertThat(asked(process).kept()).isFalse();
            assertThat(asked(process).kept()).isFalse();
        }
        assertThat(cache.resolve("prometheus-answers")).doesNotExist();
    }

    private static RawServer.Behaviour without(AtomicReference<String> made) {
        return (asked, out) -> {
            String moment = Objects.requireNonNull(made.get());
            if (asked.target().contains("runtimeinfo")) {
                RawServer.says("404 Not Found", "404 page not found").answer(asked, out);
            } else if (asked.target().contains("kube_namespace_created")) {
                String one = "{\"metric\":{},\"value\":[1,\"" + moment + "\"]}";
                RawServer.says("200 OK", result("vector", moment.isEmpty() ? "" : one))
                        .answer(asked, out);
            } else {
                RawServer.says("200 OK", result("matrix", "{\"metric\":{},\"values\":[[1661144400,\"1\"]]}"))
                        .answer(asked, out);
            }
        };
    }

    private static String result(String type, String items) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":[" + items + "]}}";
    }

    private LivePrometheus at(String url, Instant now) {
        return LivePrometheus.of(
                PrometheusSettings.at(url), Map.of(), Optional.of(cache), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static LiveRange asked(LivePrometheus process) {
        Reply<LiveRange> reply = process.range(UP, FROM, TO, 60);
        assertThat(reply).isInstanceOf(Reply.Told.class);
        return ((Reply.Told<LiveRange>) reply).value();
    }

    private static String holding(int value) {
        StringBuilder text = new StringBuilder("# TYPE up gauge\n");
        for (long at = FROM.getEpochSecond(); at <= TO.getEpochSecond(); at += 60) {
            text.append("up{namespace=\"default\"} ")
                    .append(value)
                    .append(' ')
                    .append(at)
                    .append('\n');
        }
        return text.append("# EOF\n").toString();
    }
}
