package io.benchmarkagent.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Examples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences about what was looked up beside the findings. */
class ToldTest {
    private static final List<Told> TOLD = List.of(
            Told.figure("r1", "checkoutservice", "memory limit", "300 MiB", Told.Kind.MEASURED),
            Told.figure("r1", "frontend", "memory limit", "128 MiB", Told.Kind.MEASURED),
            Told.figure("r2", "frontend", "mean CPU", "0.42 cores", Told.Kind.IN_PART),
            Told.figure("r2", "frontend", "mean CPU at", "14:25:10", Told.Kind.IN_PART),
            Told.figure("r3", "frontend", "mean network received", "3.1 MiB/s", Told.Kind.ELSEWHERE),
            Told.figure("r3", "frontend", "mean network received", "−12.5 %", Told.Kind.CHANGE),
            Told.figure("r4", "cartservice", "state", "Evicted", Told.Kind.HAPPENED),
            Told.sentence("r5", "", "In run gcp-amd-20260301-143022, 17 services were seen."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkoutservice's memory limit is 300 MiB.",
                "frontend has a memory limit of 128 MiB.",
                "frontend's mean CPU was 0.42 cores at 14:25:10.",
                "checkoutservice has the highest memory limit, 300 MiB.",
                "frontend has the lowest memory limit.",
                "cartservice was evicted.",
                "17 services were seen.",
            })
    void whatWasToldMayBeSaid(String sentence) {
        assertThat(objection(sentence)).as(sentence).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frontend's memory limit is 300 MiB.",
                "checkoutservice's memory limit is 300 MB.",
                "checkoutservice's CPU limit is 300 MiB.",
                "checkoutservice's memory limit is 301 MiB.",
                "frontend's mean CPU was 0.42 cores.",
                "frontend's mean CPU was 0.42 cores at 14:25:11.",
                "frontend's mean network received was 3.1 MiB/s.",
                "frontend's mean network received was 12.5 % higher.",
                "frontend has the highest memory limit.",
                "checkoutservice has the lowest memory limit.",
                "frontend was evicted.",
                "18 services were seen.",
                "walletservice's memory limit is 300 MiB.",
                "The memory limit is 300 MiB.",
            })
    void nothingElseMay(String sentence) {
        assertThat(objection(sentence)).as(sentence).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2", "r9"})
    void anotherAnswerThanTheOneItStandsInDoesNotBearItOut(String cited) {
        Gate.Claim claim = new Gate.Claim("checkoutservice's memory limit is 300 MiB.", Set.of(cited));
        assertThat(gate().judge(List.of(claim)).get(0).objection()).isPresent();
    }

    private static java.util.Optional<String> objection(String sentence) {
        return gate().judge(List.of(new Gate.Claim(sentence, Set.of())), Set.of("cluster"))
                .get(0)
                .objection();
    }

    private static Gate gate() {
        return Gate.of(Examples.regressed(), TOLD);
    }
}
