package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikeForLikeTest {
    private static final int RUNS = 200;

    private final CohortChooser chooser = new CohortChooser(new BaselineSettings(RUNS, 0.10, 5));
    private final Random random = new Random(7);
    private final List<RunFacts> known =
            IntStream.range(0, RUNS).mapToObj(this::some).toList();
    private final LikeForLike alike = chooser.among(known);

    @Test
    void theEarlierOnesAreThoseThatAgreeInEveryFieldHeldAgainstEachOtherOneByOne() {
        assertThat(known).allSatisfy(run -> {
            List<RunKey> expected = known.stream()
                    .filter(other -> other.key().compareTo(run.key()) < 0)
                    .filter(other -> CohortFields.all(0.10).stream().allMatch(field -> field.agrees(run, other)))
                    .map(RunFacts::key)
                    .sorted()
                    .toList();
            assertThat(alike.others(run).stream().filter(other -> other.compareTo(run.key()) < 0))
                    .containsExactlyElementsOf(expected)
                    .hasSize(alike.earlier(run));
            assertThat(chooser.earlierThan(run, alike, Set.of()).members()).isEqualTo(expected);
            assertThat(alike.newestEarlier(run).sorted()).containsExactlyElementsOf(expected);
        });
        assertThat(known).anyMatch(run -> alike.earlier(run) > 5);
    }

    @Test
    void aRunIsNotAmongTheOthers() {
        assertThat(known)
                .allSatisfy(run ->
                        assertThat(alike.others(run)).doesNotContain(run.key()).isSorted());
    }

    private RunFacts some(int i) {
        return new RunFacts(
                new RunKey("run-" + i, Instant.ofEpochSecond(random.nextInt(1000))),
                RunFormat.V2,
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of("gcp"),
                Optional.empty(),
                Optional.empty(),
                new NodePool(Optional.empty(), Optional.of("amd"), Optional.empty(), OptionalInt.of(3)),
                new LoadProfile(
                        random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(300),
                        OptionalDouble.of(50),
                        random.nextInt(10) == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(600 + random.nextInt(200) / 2.0),
                        Optional.empty(),
                        Optional.empty()));
    }
}
