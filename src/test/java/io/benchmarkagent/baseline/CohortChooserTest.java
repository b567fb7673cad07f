package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortChooserTest {
    private static final RunFacts TARGET = run(100);

    private final CohortChooser chooser = new CohortChooser(BaselineSettings.STANDARD);

    private Cohort earlier(RunFacts target, List<RunFacts> known) {
        return chooser.earlierThan(target, chooser.among(known), Set.of());
    }

    @Test
    void earlierRunsThatAgreeInEveryFieldAreTheCohort() {
        Cohort cohort = earlier(TARGET, List.of(run(3), run(1), TARGET, run(2)));

        assertThat(cohort.members()).containsExactly(key(1), key(2), key(3));
        assertThat(cohort.key())
                .containsEntry("cloud", "gcp")
                .containsEntry("cpu_generation", "Ice Lake")
                .containsEntry("node_count", "3")
                .containsEntry("rps", "50.5")
                .containsEntry("duration_seconds", "600")
                .hasSize(8);
        assertThat(cohort.known()).isEqualTo(4);
        assertThat(cohort.pinned()).isFalse();
        assertThat(cohort.excluded()).isEmpty();
        assertThat(cohort.nearest()).isEmpty();
        assertThat(cohort.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cloud, aws, gcp",
        "machine_type, n2d-standard-4, n2-standard-4",
        "cpu_vendor, amd, intel",
        "cpu_generation, Milan, Ice Lake",
        "node_count, 4, 3",
        "users_count, 301, 300",
        "rps, 50, 50.5",
        "duration_seconds, 300, 600",
    })
    void aRunThatDiffersInOneFieldIsLeftOutWithTheReason(String field, String other, String ours) {
        Cohort cohort = earlier(TARGET, List.of(run(1, Map.of(field, other))));

        String reason = field + " " + other + ", this run " + ours;
        assertThat(cohort.members()).isEmpty();
        assertThat(cohort.excluded()).containsExactly(new Cohort.Excluded(key(1), reason));
        assertThat(cohort.nearest()).containsExactly(new Cohort.Nearest(key(1), List.of(reason)));
    }

    @ParameterizedTest
    @CsvSource({"region, elsewhere", "zone, elsewhere"})
    void whereItRanIsNoPartOfTheKey(String field, String other) {
        assertThat(earlier(TARGET, List.of(run(1, Map.of(field, other)))).members())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"540, 1", "660, 1", "600, 1", "539.9, 0", "660.1, 0", "30, 0"})
    void durationsMayDifferByTenPerCentOfTheRuns(String seconds, int members) {
        assertThat(earlier(TARGET, List.of(run(1, Map.of("duration_seconds", seconds))))
                        .members())
                .hasSize(members);
    }

    @ParameterizedTest
    @CsvSource({
        "cloud",
        "machine_type",
        "cpu_vendor",
        "cpu_generation",
        "node_count",
        "users_count",
        "rps",
        "duration_seconds"
    })
    void missingAgreesOnlyWithMissingAndIsNoted(String field) {
        RunFacts unknown = run(100, Map.of(field, ""));
        List<RunFacts> known = List.of(run(1), run(2, Map.of(field, "")));

        Cohort ofUnknown = earlier(unknown, known);
        assertThat(ofUnknown.members()).containsExactly(key(2));
        assertThat(ofUnknown.key()).containsEntry(field, "unknown");
        assertThat(ofUnknown.notes())
                .containsExactly(field + " is unknown in this run: compared only with runs in which it is unknown too");
        assertThat(earlier(TARGET, known).members()).containsExactly(key(1));
    }

    @Test
    void laterRunsAndTheRunItselfAreNoMembers() {
        RunFacts sameTimeOtherId = run(100, "s", Map.of());
        Cohort cohort = earlier(TARGET, List.of(run(1), TARGET, run(101), sameTimeOtherId));

        assertThat(cohort.members()).containsExactly(key(1));
        assertThat(cohort.excluded())
                .containsExactly(
                        new Cohort.Excluded(key(101), "is later than this run"),
                        new Cohort.Excluded(sameTimeOtherId.key(), "is later than this run"));
        assertThat(cohort.nearest()).isEmpty();
    }

    @Test
    void anEarlierExecutionOfTheSameRunIdIsAMember() {
        RunFacts again = run(101, "r100", Map.of());
        assertThat(earlier(again, List.of(TARGET, again)).members()).containsExactly(TARGET.key());
    }

    @Test
    void theNewestFortyAreTakenOldestFirst() {
        List<RunFacts> known = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(CohortChooserTest::run).toList());
        java.util.Collections.shuffle(known, new java.util.Random(1));

        Cohort cohort = earlier(TARGET, known);
        assertThat(cohort.members())
                .hasSize(40)
                .startsWith(key(10))
                .endsWith(key(49))
                .isSorted();
        assertThat(cohort.excluded())
                .hasSize(10)
                .first()
                .isEqualTo(new Cohort.Excluded(key(9), "beyond the newest 40"));
        assertThat(cohort.excluded()).last().extracting(Cohort.Excluded::run).isEqualTo(key(0));
    }

    @Test
    void ofManyThatAreLeftOutTheNewestAreExplainedAndAllAreCounted() {
        List<RunFacts> known = IntStream.range(0, 99)
                .mapToObj(i -> run(i, Map.of("cloud", i % 9 == 0 ? "gcp" : "aws")))
                .toList();
        Cohort cohort = earlier(TARGET, known);

        assertThat(cohort.members()).hasSize(11);
        assertThat(cohort.excludedCount()).isEqualTo(88);
        assertThat(cohort.excluded())
                .hasSize(50)
                .first()
                .extracting(Cohort.Excluded::run)
                .isEqualTo(key(98));
    }

    @Test
    void whatCannotBeReadIsNeitherAMemberNorKnown() {
        List<RunFacts> known = List.of(run(1), run(2), run(3, Map.of("cloud", "aws")), run(4), TARGET);
        Cohort cohort = chooser.earlierThan(TARGET, chooser.among(known), Set.of(key(2), key(3)));

        assertThat(cohort.members()).containsExactly(key(1), key(4));
        assertThat(cohort.known()).isEqualTo(3);
        assertThat(cohort.excludedCount()).isZero();
        assertThat(cohort.nearest()).isEmpty();
        assertThat(chooser.pinned(TARGET, chooser.among(known), Set.of(key(2)), Set.of(key(1), key(2)))
                        .members())
                .containsExactly(key(1));
    }

    @Test
    void theNearestAreThoseThatDifferLeastAndOfThoseTheNewest() {
        Cohort cohort = earlier(
                TARGET,
                List.of(
                        run(1, Map.of("cloud", "aws")),
                        run(2, Map.of("cloud", "aws", "cpu_vendor", "amd")),
                        run(3, Map.of("rps", "")),
                        run(4, Map.of("cloud", "aws", "cpu_vendor", "amd", "rps", "1")),
                        run(5, Map.of("cloud", "aws", "cpu_vendor", "amd")),
                        run(6, Map.of("cloud", "aws", "cpu_vendor", "amd", "rps", "1")),
                        run(101, Map.of("cloud", "aws"))));

        assertThat(cohort.nearest())
                .extracting(near -> near.run().runId())
                .containsExactly("r3", "r1", "r5", "r2", "r6");
        assertThat(cohort.nearest())
                .first()
                .extracting(Cohort.Nearest::differs)
                .isEqualTo(List.of("rps unknown, this run 50.5"));
    }

    @Test
    void withThreeMembersNobodyAsksForTheNearest() {
        List<RunFacts> known = List.of(run(1), run(2), run(3), run(4, Map.of("cloud", "aws")));
        assertThat(earlier(TARGET, known).nearest()).isEmpty();
        assertThat(earlier(TARGET, known.subList(1, 4)).nearest()).hasSize(1);
    }

    @Test
    void pinnedRunsAreTakenWhateverDiffersAndItIsNoted() {
        List<RunFacts> known = List.of(run(1), run(2, Map.of("users_count", "100")), run(3), TARGET, run(101));
        Cohort cohort = chooser.pinned(TARGET, chooser.among(known), Set.of(), Set.of(key(101), key(2), key(1)));

        assertThat(cohort.pinned()).isTrue();
        assertThat(cohort.members()).containsExactly(key(1), key(2), key(101));
        assertThat(cohort.notes())
                .containsExactly(
                        "1 of the 3 pinned runs are later than this run",
                        "pinned run r2 differs in users_count 100, this run 300");
        assertThat(cohort.excluded()).containsExactly(new Cohort.Excluded(key(3), "is not pinned"));
    }

    @Test
    void theRunItselfIsNeverPinned() {
        Cohort cohort =
                chooser.pinned(TARGET, chooser.among(List.of(run(1), TARGET)), Set.of(), Set.of(key(1), TARGET.key()));
        assertThat(cohort.members()).containsExactly(key(1));
    }

    @Test
    void settingsOutOfRangeAreRefusedWithWhatWouldHaveWorked() {
        assertThatThrownBy(() -> new BaselineSettings(2, .1, 5)).hasMessageContaining("give 3 or more");
        assertThatThrownBy(() -> new BaselineSettings(40, 1, 5)).hasMessageContaining("give 0 to 1");
        assertThatThrownBy(() -> new BaselineSettings(40, Double.NaN, 5)).hasMessageContaining("give 0 to 1");
    }

    private static RunKey key(int at) {
        return new RunKey("r" + at, Instant.parse("2026-03-01T00:00:00Z").plusSeconds(60L * at));
    }

    private static RunFacts run(int at) {
        return run(at, Map.of());
    }

    private static RunFacts run(int at, Map<String, String> other) {
        return run(at, "r" + at, other);
    }

    private static RunFacts run(int at, String id, Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "cloud", "gcp",
                "region", "us-central1",
                "machine_type", "n2-standard-4",
                "cpu_vendor", "intel",
                "cpu_generation", "Ice Lake",
                "node_count", "3",
                "users_count", "300",
                "rps", "50.5",
                "duration_seconds", "600"));
        fields.putAll(other);
        OptionalDouble nodes = number(fields, "node_count");
        return new RunFacts(
                new RunKey(id, key(at).timestamp()),
                RunFormat.V2,
                word(fields, "cloud"),
                word(fields, "region"),
                word(fields, "zone"),
                new NodePool(
                        word(fields, "machine_type"),
                        word(fields, "cpu_vendor"),
                        word(fields, "cpu_generation"),
                        nodes.isPresent() ? OptionalInt.of((int) nodes.getAsDouble()) : OptionalInt.empty()),
                new LoadProfile(
                        number(fields, "users_count"),
                        number(fields, "rps"),
                        number(fields, "duration_seconds"),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<String> word(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    private static OptionalDouble number(Map<String, String> fields, String name) {
        return word(fields, name).stream().mapToDouble(Double::parseDouble).findFirst();
    }
}
