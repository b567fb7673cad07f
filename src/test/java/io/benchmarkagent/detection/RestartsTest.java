package io.benchmarkagent.detection;

import static io.benchmarkagent.fixtures.Loaded.END;
import static io.benchmarkagent.fixtures.Loaded.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.ContainerState.End;
import io.benchmarkagent.run.ContainerState.State;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.Termination;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ended or began again under load, where only Kubernetes tells it. */
class RestartsTest {
    @Test
    void aContainerThatEndsAgainAndAgainIsToldThoughItsNewestEndIsAfterTheLoad() {
        PodState looping = pod("cart", State.WAITING, 7, Optional.empty(), oom(at(400), END.plusSeconds(30)));

        assertThat(detected(List.of(), List.of(), looping)).singleElement().satisfies(a -> {
            assertThat(a.subject()).isEqualTo("cart");
            assertThat(a.metric()).isEqualTo("Restarted");
            assertThat(a.type()).isEqualTo(ContainerRestarted.TYPE);
            assertThat(a.isAlert()).isTrue();
            assertThat(a.onset()).contains(at(400));
            assertThat(a.evidence()).singleElement().asString().contains("restarts 7", "OOMKilled, exit code 137");
        });
    }

    @Test
    void anEndUnderLoadThatThePodStillTellsIsNoSecondAnomaly() {
        PodState killed = pod("cart", State.RUNNING, 1, Optional.of(at(120)), oom(START.minusSeconds(900), at(100)));

        assertThat(detected(List.of(Loaded.killed("cart", at(100))), List.of(), killed))
                .extracting(Anomaly::metric)
                .containsExactly("OOMKilled");
    }

    @Test
    void theFirstStartOfAContainerAndARestartBeforeTheLoadAreNothing() {
        assertThat(detected(
                        List.of(),
                        List.of(),
                        pod("new", State.RUNNING, 0, Optional.of(at(50))),
                        pod(
                                "old",
                                State.RUNNING,
                                3,
                                Optional.of(START.minusSeconds(60)),
                                oom(START.minusSeconds(99), START.minusSeconds(70))),
                        pod("once", State.WAITING, 0, Optional.empty(), oom(at(10), END.plusSeconds(9)))))
                .isEmpty();
    }

    @Test
    void aContainerThatEndedCleanlyAndBeganAgainIsNothing() {
        End clean = new End("Completed", 0, Optional.of(at(10)), Optional.of(END.plusSeconds(5)));
        assertThat(detected(List.of(), List.of(), pod("job", State.WAITING, 5, Optional.empty(), clean)))
                .isEmpty();
    }

    @Test
    void aBackOffOrAFailedLivenessProbeTellsOfARestartWhosePodIsGone() {
        assertThat(detected(
                        List.of(),
                        List.of(
                                event("cart", "BackOff", "Back-off restarting failed container server", 100),
                                event(
                                        "ads",
                                        "Killing",
                                        "Container server failed liveness probe, will be restarted",
                                        200),
                                event("web", "BackOff", "Back-off pulling image \"x\"", 200),
                                event("job", "Killing", "Stopping container server", 300))))
                .extracting(Anomaly::subject, Anomaly::metric, a -> a.onset().orElseThrow())
                .containsExactly(tuple("ads", "Restarted", at(200)), tuple("cart", "Restarted", at(100)));
    }

    @Test
    void aPodThatItsNodePutOutUnderLoadIsAnAlertByItsEventOrItsStatus() {
        PodState out = new PodState(
                "ads",
                "ads-1",
                "node-1",
                "Failed",
                "Evicted",
                Optional.of(START.minusSeconds(90)),
                List.of(new Condition("Ready", "False", "", Optional.of(at(70)))),
                List.of());
        assertThat(detected(List.of(), List.of(event("cart", "Evicted", "The node was low on memory", 60)), out))
                .extracting(Anomaly::subject, Anomaly::type, Anomaly::metric, a -> a.onset()
                        .orElseThrow())
                .containsExactly(
                        tuple("ads", PodEvicted.TYPE, "Evicted", at(70)),
                        tuple("cart", PodEvicted.TYPE, "Evicted", at(60)));
        assertThat(detected(List.of(), List.of(event("cart", "Evicted", "long ago", -60))))
                .isEmpty();
    }

    private static List<Anomaly> detected(List<Termination> ends, List<ClusterEvent> events, PodState... pods) {
        Evidence evidence = new Evidence(
                List.of(),
                OptionalLong.empty(),
                ends,
                events,
                List.of(),
                List.of(),
                new ClusterState(List.of(pods), List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of());
        Examination examination = new Examination(Loaded.run(0, Map.of()), List.of(), evidence);
        return Stream.of(new ContainerKilled(), new ContainerRestarted(), new PodEvicted())
                .flatMap(detector -> detector.detect(examination).stream())
                .toList();
    }

    private static PodState pod(String workload, State state, int restarts, Optional<Instant> since, End... end) {
        ContainerState container = new ContainerState(
                "server", false, restarts, state, "", since, Stream.of(end).findFirst());
        return new PodState(
                workload, workload + "-1", "node-1", "Running", "", Optional.empty(), List.of(), List.of(container));
    }

    private static End oom(Instant started, Instant finished) {
        return new End("OOMKilled", 137, Optional.of(started), Optional.of(finished));
    }

    private static ClusterEvent event(String workload, String reason, String message, int second) {
        return new ClusterEvent(workload, reason, message, "Warning", 1, at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
