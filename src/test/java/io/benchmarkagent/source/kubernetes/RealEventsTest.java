package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.Timeline;
import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 76 events that a real cluster told of pods with every sort of trouble, as the timeline of a load. */
class RealEventsTest {
    private static final String EVENTS =
            "fixtures/kubernetes/replicatedhq_troubleshoot/pkg/analyze/files/events/message-container-creating-failed-mount.json";
    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Path folder;

    RealEventsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void underLoadEachTroubleIsALineWithItsTimesAndNotOneForEachEvent() throws IOException {
        List<Moment> timeline = timeline("2023-07-10T05:20:00Z", "2023-07-10T06:20:00Z");

        assertThat(timeline).hasSize(24).isSortedAccordingTo(Comparator.comparing(Moment::time));
        assertThat(timeline)
                .extracting(Moment::subject, Moment::what)
                .contains(
                        tuple("cluster", "1 pod scheduled, image pulled in 4.7\u202fs, container started"),
                        tuple("pending-pod-resources", "finds no node with enough nvidia.com/gpu (FailedScheduling)"),
                        tuple("failing-liveness-pod", "liveness probe failed (Unhealthy), the last of 60 times"),
                        tuple(
                                "failing-liveness-pod",
                                "liveness probe failed, its container is ended and restarted, 3 times"),
                        tuple("no-image-deployment", "scaled up to 3 pods"),
                        tuple("no-image-deployment", "3 pods scheduled"),
                        tuple("no-image-deployment", "its image cannot be pulled (Failed), 12 times"),
                        tuple("crashpod", "1 pod scheduled, image pulled in 4.8\u202fs, container started"));
    }

    @Test
    void whatCameBeforeTheLoadIsOneLineAndTheTroubleThatWasThere() throws IOException {
        List<Moment> timeline = timeline("2023-07-10T23:00:00Z", "2023-07-10T23:10:00Z");

        assertThat(timeline)
                .filteredOn(m -> m.kind() == Moment.Kind.SCHEDULING)
                .extracting(Moment::subject, Moment::what)
                .containsExactly(
                        tuple(
                                "cluster",
                                "8 pods scheduled, images pulled (the slowest in 4.8\u202fs), containers started, 3 containers stopped"));
        assertThat(timeline)
                .extracting(Moment::what)
                .contains(
                        "its volume cannot be mounted (FailedMount), 287 times",
                        "waits before it starts again (BackOff), 1464 times");
    }

    private List<Moment> timeline(String start, String end) throws IOException {
        Files.copy(DataDir.of(EVENTS), folder.resolve("events.json"));
        Evidence evidence = Recorded.read(List.of(folder), EVER, NEVER);
        assertThat(evidence.events()).hasSize(76);
        LoadProfile load = new LoadProfile(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(Instant.parse(start)),
                Optional.of(Instant.parse(end)));
        return new Timeline().of(load, List.of(), evidence);
    }
}
