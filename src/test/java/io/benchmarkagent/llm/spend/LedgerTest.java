package io.benchmarkagent.llm.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.llm.Ticking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever it is kept, it is kept alike. */
@ParameterizedClass
@EnumSource(SharedPlaces.Place.class)
class LedgerTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final SharedPlaces PLACES = new SharedPlaces();

    private final Supplier<SharedObject> shared;
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");

    LedgerTest(SharedPlaces.Place place, @TempDir Path tmp) {
        shared = PLACES.at(place, tmp.resolve("state"), "spent");
    }

    @AfterAll
    static void stop() throws IOException {
        PLACES.close();
    }

    @Test
    void whatIsSetAsideIsNotThereForOthers() {
        assertThat(reserve(0.6, 10)).isInstanceOf(Grant.Reserved.class);
        assertThat(refused(reserve(0.6, 10))).contains("0.6 of 1 USD", "could take 0.6", "llm.budget.usd-per-day");
    }

    @Test
    void whatWasNotUsedIsGivenBack() {
        settle(reserve(0.9, 10), 0.1);
        assertThat(reserve(0.9, 10)).isInstanceOf(Grant.Reserved.class);
        assertThat(reserve(0.1, 10)).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void tokensAreALimitOfTheirOwn() {
        assertThat(refused(reserve(0, 101))).contains("0 of 100 tokens", "llm.budget.tokens-per-day");
    }

    @Test
    void aNewDayBeginsWithNothingSpentAndTheMonthGoesOn() {
        settle(reserve(1, 10), 1);
        clock.pass(Duration.ofHours(3));
        settle(reserve(1, 10), 1);
        assertThat(refused(reserve(0.1, 1))).contains("budget of this day");
        clock.pass(Duration.ofHours(24));
        assertThat(reserve(1, 10)).as("February").isInstanceOf(Grant.Reserved.class);
    }

    @Test
    void theMonthIsALimitToo() {
        ledger(new BudgetSettings(1, 1, 1.5, 100, 100, 1000)).settle("none", Amount.NOTHING);
        Ledger small = ledger(new BudgetSettings(1, 1, 1.5, 100, 100, 1000));
        small.settle(((Grant.Reserved) small.reserve(Amount.of(1, 1), LONGEST)).id(), Amount.of(1, 1));
        clock.pass(Duration.ofHours(3));
        assertThat(refused(small.reserve(Amount.of(0.6, 1), LONGEST))).contains("budget of this month", "1 of 1.5 USD");
    }

    @Test
    void whatADeadProcessSetAsideCountsAsSpent() {
        reserve(0.9, 10);
        clock.pass(LONGEST.plusSeconds(1));
        assertThat(refused(reserve(0.2, 10))).contains("0.9 of 1 USD");
        clock.pass(Duration.ofHours(3));
        assertThat(reserve(0.9, 10)).isInstanceOf(Grant.Reserved.class);
    }

    @Test
    void whatIsSettledTooLateIsNotCountedTwice() {
        Grant late = reserve(0.4, 10);
        clock.pass(LONGEST.plusSeconds(1));
        settle(reserve(0.1, 10), 0.1);
        settle(late, 0.4);
        assertThat(refused(reserve(0.6, 1))).contains("0.5 of 1 USD");
    }

    /** Ledgers of their own are as processes are: all they share is the place. */
    @Test
    void manyAtOnceRespectOneBudget() {
        List<Grant> grants = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> ledger().reserve(Amount.of(0.1, 1), LONGEST))
                .toList();
        assertThat(grants).filteredOn(Grant.Reserved.class::isInstance).hasSize(10);
    }

    @Test
    void partsOfAMillionthAreNotLost() {
        Ledger tiny = ledger(new BudgetSettings(1, 0.00001, 1, 1_000_000, 1_000_000, 1_000_000));
        long granted = IntStream.range(0, 20)
                .mapToObj(i -> tiny.reserve(Amount.of(0.0000004, 1), LONGEST))
                .filter(Grant.Reserved.class::isInstance)
                .count();
        assertThat(granted).isEqualTo(10);
    }

    /** Once its clock says the next day, another machine's that is a little behind does not begin the last one anew. */
    @Test
    void aClockThatIsBehindForgetsNothing() {
        settle(reserve(1, 10), 1);
        clock.pass(Duration.ofHours(3));
        settle(reserve(0.7, 10), 0.7);
        clock.pass(Duration.ofHours(-2));
        assertThat(refused(reserve(0.4, 1))).contains("0.7 of 1 USD");
        clock.pass(Duration.ofHours(2));
        assertThat(refused(reserve(0.4, 1))).contains("0.7 of 1 USD");
    }

    private Grant reserve(double usd, long tokens) {
        return ledger().reserve(Amount.of(usd, tokens), LONGEST);
    }

    private void settle(Grant grant, double usd) {
        ledger().settle(((Grant.Reserved) grant).id(), Amount.of(usd, 1));
    }

    private Ledger ledger() {
        return ledger(limits());
    }

    private Ledger ledger(BudgetSettings limits) {
        return new Ledger(shared.get(), limits, clock);
    }

    private static BudgetSettings limits() {
        return new BudgetSettings(1, 1, 10, 100, 100, 1000);
    }

    private static String refused(Grant grant) {
        return ((Grant.Refused) grant).why();
    }
}
