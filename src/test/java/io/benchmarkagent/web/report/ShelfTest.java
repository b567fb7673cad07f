package io.benchmarkagent.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PostgresServer;
import io.benchmarkagent.web.access.Awaited;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.store.Away;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Wherever reports that were asked for are kept, they are kept alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ShelfTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Optional<Shelf.Key> NO_KEY = Optional.empty();

    private final Optional<PostgresServer> server = started();

    private static Optional<PostgresServer> started() {
        try {
            return Optional.of(PostgresServer.start());
        } catch (TestAbortedException notInstalled) {
            return Optional.empty();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    /** Each begins empty. */
    private Stream<Shelf> places() {
        return Stream.concat(
                Stream.of(Shelf.at("", "", CLOCK)), server.map(one -> inPostgres(one, ShelfInPostgres.LEASE)).stream());
    }

    private static ShelfInPostgres inPostgres(PostgresServer one, Duration lease) {
        return new ShelfInPostgres(one.url(), PostgresServer.PASSWORD, CLOCK, lease);
    }

    private static Task asked(Shelf shelf, String run) throws IOException {
        return ((Shelf.Asked.Accepted) shelf.ask(run, NO_KEY)).task();
    }

    /** What others left is not in the way. */
    private static void empty(Shelf shelf) throws IOException {
        Optional<Task> left = shelf.take("sweeper");
        while (left.isPresent()) {
            shelf.end(done(left.get()), "sweeper");
            left = shelf.take("sweeper");
        }
    }

    private static Task done(Task task) {
        return task.ended(Task.State.DONE, 0, "", NOW);
    }

    @ParameterizedTest
    @MethodSource("places")
    void aTaskIsWatchedFromItsBeginningToItsEnd(Shelf shelf) throws IOException {
        empty(shelf);
        Task task = asked(shelf, "run-1");
        assertThat(shelf.find(task.id())).contains(task);
        assertThat(task.state()).isEqualTo(Task.State.QUEUED);
        assertThat(shelf.take("maker").map(Task::id)).contains(task.id());
        assertThat(shelf.take("other")).isEmpty();
        shelf.tell(task.id(), "maker", "comparing");
        assertThat(shelf.find(task.id()).orElseThrow()).isEqualTo(task.at("comparing"));
        shelf.end(task.ended(Task.State.FAILED, 2, "no such \u00fc run", NOW.plusSeconds(3)), "maker");
        Task ended = shelf.find(task.id()).orElseThrow();
        assertThat(ended).isEqualTo(task.ended(Task.State.FAILED, 2, "no such \u00fc run", NOW.plusSeconds(3)));
        shelf.tell(task.id(), "maker", "late");
        assertThat(shelf.find(task.id())).contains(ended);
        assertThat(shelf.find("nope")).isEmpty();
        assertThat(shelf.find("' or '1'='1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whoeverAsksTwiceWaitsForTheSameUntilItIsBegun(Shelf shelf) throws IOException {
        empty(shelf);
        Task first = asked(shelf, "run-1");
        assertThat(asked(shelf, "run-1")).isEqualTo(first);
        Task other = asked(shelf, "run-2");
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(shelf.take("maker").map(Task::id)).as("the first first").contains(first.id());
        assertThat(asked(shelf, "run-1").id()).isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aKeyIsOneReportOfOneCaller(Shelf shelf) throws IOException {
        empty(shelf);
        Optional<Shelf.Key> key = Optional.of(new Shelf.Key("anne", "k1"));
        Task first = ((Shelf.Asked.Accepted) shelf.ask("run-1", key)).task();
        shelf.take("maker");
        shelf.end(done(first), "maker");
        assertThat(((Shelf.Asked.Accepted) shelf.ask("run-1", key)).task()).isEqualTo(done(first));
        assertThat(shelf.ask("run-2", key)).isEqualTo(new Shelf.Asked.KeyReused("run-1"));
        Shelf.Asked bobs = shelf.ask("run-2", Optional.of(new Shelf.Key("bob", "k1")));
        assertThat(((Shelf.Asked.Accepted) bobs).task().run()).isEqualTo("run-2");
    }

    @ParameterizedTest
    @MethodSource("places")
    void soManyWaitAndOneMoreIsRefused(Shelf shelf) throws IOException {
        empty(shelf);
        for (int i = 0; i < Shelf.WAITING; i++) {
            asked(shelf, "run-" + i);
        }
        assertThat(shelf.waiting()).isEqualTo(Shelf.WAITING);
        assertThat(shelf.ask("one-more", NO_KEY)).isEqualTo(new Shelf.Asked.Full());
        shelf.take("maker");
        assertThat(shelf.ask("one-more", NO_KEY)).isInstanceOf(Shelf.Asked.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsHandedBackIsBegunAnewAndItsFirstMakerHasNoSayInIt(Shelf shelf) throws IOException {
        empty(shelf);
        Task task = asked(shelf, "run-1");
        shelf.take("stopping");
        shelf.handBack("stopping");
        assertThat(shelf.find(task.id())).contains(task);
        assertThat(shelf.take("other").map(Task::id)).contains(task.id());
        shelf.end(done(task), "stopping");
        shelf.tell(task.id(), "stopping", "late");
        assertThat(shelf.find(task.id())).contains(task.at("starting"));
        shelf.end(done(task), "other");
        assertThat(shelf.find(task.id())).contains(done(task));
    }

    @ParameterizedTest
    @MethodSource("places")
    void manyAtOnceMakeEachOnce(Shelf shelf) throws IOException {
        empty(shelf);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(asked(shelf, "run-" + i).id());
        }
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, 25).parallel().forEach(i -> {
            try {
                shelf.take("maker-" + i).ifPresent(task -> taken.add(task.id()));
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
        assertThat(taken).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void aKeyHoldsOverReplicasThatAreAskedAtOnce() {
        server.ifPresent(one -> {
            Optional<Shelf.Key> key = Optional.of(new Shelf.Key("ci", "same"));
            List<String> ids = Collections.synchronizedList(new ArrayList<>());
            IntStream.range(0, 6).parallel().forEach(i -> {
                try (Shelf replica = inPostgres(one, ShelfInPostgres.LEASE)) {
                    ids.add(((Shelf.Asked.Accepted) replica.ask("run-key", key))
                            .task()
                            .id());
                } catch (IOException broken) {
                    throw new IllegalStateException(broken);
                }
            });
            assertThat(ids).hasSize(6);
            assertThat(ids.stream().distinct()).hasSize(1);
        });
    }

    /** Its lease runs out; what it says afterwards is not heard. */
    @Test
    void whatADeadMakerLeftIsTakenUpAndGivenUpAfterThreeDeaths() throws IOException {
        if (server.isEmpty()) {
            return;
        }
        try (Shelf shelf = inPostgres(server.get(), Duration.ofMillis(300))) {
            empty(shelf);
            Task task = asked(shelf, "deadly");
            for (int death = 1; death <= ShelfInPostgres.ATTEMPTS; death++) {
                String maker = "maker-" + death;
                assertThat(Awaited.of(() -> shelf.take(maker), Optional::isPresent)
                                .map(Task::id))
                        .contains(task.id());
            }
            shelf.end(done(task), "maker-1");
            Task given = Awaited.of(
                    () -> {
                        shelf.take("maker-4");
                        return shelf.find(task.id()).orElseThrow();
                    },
                    Task::isOver);
            assertThat(given.state()).isEqualTo(Task.State.FAILED);
            assertThat(given.line()).contains("ask for it again");
            assertThat(asked(shelf, "deadly").id()).isNotEqualTo(task.id());
        }
    }

    /** The one under way is made anew by another. */
    @ParameterizedTest
    @MethodSource("places")
    void whoeverStopsHandsBackWhatItWasAt(Shelf shelf) throws IOException, InterruptedException {
        empty(shelf);
        CountDownLatch begun = new CountDownLatch(1);
        Making stuck = (run, told) -> {
            begun.countDown();
            new Semaphore(0).acquireUninterruptibly();
            return List.of();
        };
        Tasks stopping = new Tasks(stuck, shelf, new Away(line -> {}), CLOCK);
        Task task = stopping.ask("run-1", "", Optional.empty());
        begun.await();
        Thread.currentThread().interrupt(); // whoever stops it does not wait
        stopping.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shelf.find(task.id()).map(Task::state)).contains(Task.State.QUEUED);
    }

    @Test
    void aShelfOutOfReachIsA503InOneLine() {
        List<String> log = new ArrayList<>();
        Shelf nowhere = Shelf.at("jdbc:postgresql://127.0.0.1:1/none?user=bench", "s3cret-pw", CLOCK);
        try (Tasks tasks = new Tasks((run, told) -> List.of(), nowhere, new Away(log::add), CLOCK)) {
            tasks.find("x");
        } catch (Refusal refused) {
            assertThat(refused.problem().status().value()).isEqualTo(503);
            assertThat(refused.problem().retry()).isPresent();
            assertThat(refused.problem().detail()).doesNotContain("jdbc:", "127.0.0.1");
        }
        assertThat(log).isNotEmpty().allMatch(line -> !line.contains("\n") && !line.contains("s3cret-pw"));
    }
}
