package io.benchmarkagent.baseline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.baseline.history.ChangePoint.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {
    private static final int SERIES = 300;

    @Test
    void aStepHasAPlaceADirectionASizeAndItsLevels() {
        ChangePoint step = only(Noise.stepped(Noise.of(1, 80, 0), 50, -6));

        assertThat(step.index()).isEqualTo(50);
        assertThat(step.direction()).isEqualTo(Direction.DOWN);
        assertThat(step.sizeSd()).isCloseTo(-6, within(1.2));
        assertThat(step.before()).isCloseTo(0, within(.4));
        assertThat(step.after()).isCloseTo(-6, within(.5));
        assertThat(step.p()).isLessThan(1e-6);
    }

    @Test
    void aSingleOutlierIsNotAStep() {
        for (int run : new int[] {0, 1, 20, 38, 39}) {
            assertThat(places(Noise.with(Noise.of(2, 40, 0), run, 40))).isEmpty();
        }
    }

    @Test
    void aSingleOutlierHidesNoStep() {
        double[] stepped = Noise.stepped(Noise.of(3, 60, 0), 30, 4);

        assertThat(places(Noise.with(stepped, 10, 60))).containsExactly(30);
    }

    @Test
    void aStepIsConfirmedWhenFourRunsAreOnItsLevel() {
        double[] stepped = Noise.stepped(Noise.of(4, 34, 0), 30, 8);

        assertThat(places(Arrays.copyOf(stepped, 33))).isEmpty();
        assertThat(places(stepped)).containsExactly(30);
    }

    /** A t-test on the data that chose the split finds steps in independent noise five to twenty times as often as it says. */
    @ParameterizedTest
    @ValueSource(ints = {30, 100, 200})
    void thePValueIsCorrectedForTheSearch(int n) {
        assertThat(share(seed -> naive(Noise.of(seed, n, 0)))).isGreaterThan(.05);
        assertThat(share(seed -> isStepped(Noise.of(seed, n, 0)))).isLessThan(.02);
    }

    @ParameterizedTest
    @CsvSource({"15, .3", "60, .3", "15, .5", "60, .5", "217, .5"})
    void theAutocorrelationOfTheResidualsIsModelled(int n, double phi) {
        assertThat(share(seed -> isStepped(Noise.of(seed, n, phi)))).isLessThan(.06);
    }

    @Test
    void aStepIsFoundInAutocorrelatedNoiseToo() {
        assertThat(share(seed ->
                        !places(Noise.stepped(Noise.of(seed, 100, .5), 60, 4)).isEmpty()))
                .isGreaterThan(.9);
    }

    @Test
    void aStepOfLessThanOneAndAHalfResidualStandardDeviationsIsNone() {
        assertThat(places(Noise.stepped(Noise.of(5, 400, 0), 200, 1))).isEmpty();
        assertThat(places(Noise.stepped(Noise.of(5, 400, 0), 200, 2))).hasSize(1);
    }

    @Test
    void severalStepsAreFoundUpAndDown() {
        double[] up = Noise.stepped(Noise.of(6, 120, 0), 30, 5);
        double[] values = Noise.stepped(Noise.stepped(up, 60, -5), 90, 4);

        assertThat(places(values)).containsExactly(30, 60, 90);
        assertThat(ChangePoints.of(values).stream().map(ChangePoint::direction))
                .containsExactly(Direction.UP, Direction.DOWN, Direction.UP);
    }

    @Test
    void aSlowDriftIsNotARowOfSteps() {
        assertThat(share(seed -> isStepped(Noise.creeping(Noise.of(seed, 100, 0), .06))))
                .isLessThan(.06);
    }

    @Test
    void thePlaceIsInTheStatedRangeNineteenTimesInTwenty() {
        List<ChangePoint> steps = IntStream.range(0, SERIES)
                .mapToObj(seed -> ChangePoints.of(Noise.stepped(Noise.of(seed, 80, .3), 40, 2.5)))
                .flatMap(List::stream)
                .filter(step -> Math.abs(step.index() - 40) <= 15)
                .toList();

        assertThat(steps).hasSizeGreaterThan(SERIES / 2);
        assertThat(steps.stream()
                        .filter(step -> step.earliest() <= 40 && 40 <= step.latest())
                        .count())
                .isGreaterThanOrEqualTo(steps.size() * 19L / 20);
        assertThat(steps).anyMatch(step -> step.latest() > step.earliest());
    }

    /** The spread of a constant is what rounding hides, so its steps have a size. */
    @Test
    void aConstantThatStepsDoesSoByFinitelyManyStandardDeviations() {
        double[] values = new double[150];
        Arrays.fill(values, 0, 24, 344);
        Arrays.fill(values, 24, 98, 359);
        Arrays.fill(values, 98, 150, 364);

        assertThat(places(values)).containsExactly(24, 98);
        assertThat(ChangePoints.of(values).get(0).sizeSd()).isCloseTo(3 * Math.sqrt(12), within(1e-9));
    }

    @Test
    void twoModesAreNotSteps() {
        double[] values = Noise.of(8, 200, 0);
        Arrays.setAll(values, t -> values[t] > 0 ? 530 : 20_700);

        assertThat(places(values)).isEmpty();
    }

    @Test
    void theUnitAndTheSignDoNotMatter() {
        double[] values = Noise.stepped(Noise.of(9, 90, .3), 40, 3);
        double[] other = Arrays.stream(values).map(v -> 1e9 - 1e6 * v).toArray();

        assertThat(places(values)).isNotEmpty().isEqualTo(places(other));
        assertThat(only(other).sizeSd()).isCloseTo(-only(values).sizeSd(), within(1e-6));
    }

    @Test
    void everySeriesHasAnAnswerAndEveryFigureIsFinite() {
        Stream<IntFunction<double[]>> shapes = Stream.of(
                n -> new double[n],
                n -> IntStream.range(0, n).mapToDouble(t -> 7).toArray(),
                n -> IntStream.range(0, n).mapToDouble(t -> t % 2).toArray(),
                n -> IntStream.range(0, n).mapToDouble(t -> t).toArray(),
                n -> IntStream.range(0, n).mapToDouble(t -> t < n / 2 ? 1 : 2).toArray(),
                n -> IntStream.range(0, n)
                        .mapToDouble(t -> t == n / 2 ? 1e9 : 3)
                        .toArray(),
                n -> IntStream.range(0, n)
                        .mapToDouble(t -> t < n / 2 ? -1.7e308 : 1.7e308)
                        .toArray(),
                n -> IntStream.range(0, n)
                        .mapToDouble(t -> t < n / 2 ? 0 : Double.MIN_VALUE)
                        .toArray(),
                n -> IntStream.range(0, n)
                        .mapToDouble(t -> .1 + (t < n / 2 ? 0 : 1e-17))
                        .toArray());

        shapes.forEach(shape -> IntStream.of(0, 1, 2, 3, 7, 8, 9, 15, 40, 41, 2000)
                .mapToObj(shape)
                .map(ChangePoints::of)
                .flatMap(List::stream)
                .forEach(step -> assertThat(Stream.of(step.before(), step.after(), step.sizeSd(), step.p()))
                        .allMatch(Double::isFinite)));
    }

    private static ChangePoint only(double[] values) {
        List<ChangePoint> steps = ChangePoints.of(values);
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private static List<Integer> places(double[] values) {
        return ChangePoints.of(values).stream().map(ChangePoint::index).toList();
    }

    private static boolean isStepped(double[] values) {
        return !places(values).isEmpty();
    }

    private static double share(IntPredicate found) {
        return IntStream.range(0, SERIES).filter(found).count() / (double) SERIES;
    }

    private static boolean naive(double[] values) {
        return IntStream.rangeClosed(4, values.length - 4)
                .anyMatch(k -> new TTest()
                                .homoscedasticTTest(
                                        Arrays.copyOf(values, k), Arrays.copyOfRange(values, k, values.length))
                        <= .01);
    }
}
