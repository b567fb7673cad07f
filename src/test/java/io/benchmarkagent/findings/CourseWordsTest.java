package io.benchmarkagent.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Flatlined;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.LevelShift;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.detection.Saturated;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseWordsTest {
    private static Anomaly anomaly(String type, Unit unit, double value, Optional<Interval> expected) {
        return new Anomaly(
                "series/service/cart/m",
                Anomaly.Kind.SERIES,
                type,
                Scope.SERVICE,
                "cart",
                "m",
                Severity.HIGH,
                Anomaly.Status.ALERT,
                Verdict.REGRESSION,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                OptionalDouble.of(value),
                unit,
                expected,
                Optional.empty(),
                Optional.empty(),
                15,
                List.of(),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String said(Anomaly anomaly, String label) {
        return CourseWords.description(anomaly, label, ", 14:25:00 – 14:26:30").replace('\u202f', ' ');
    }

    private static Optional<Interval> between(double low, double high) {
        return Optional.of(new Interval(low, high));
    }

    @Test
    void whatIsAtItsLimitSaysFromWhereOnItIs() {
        assertThat(said(anomaly(Saturated.TYPE, Unit.PERCENT, 20, between(0, 19)), "CPU"))
                .isEqualTo("cart: CPU 20 %, at its limit (from 19 % on), 14:25:00 – 14:26:30.");
    }

    @Test
    void aShiftAndALeakSayFromWhereToWhere() {
        assertThat(said(anomaly(LevelShift.TYPE, Unit.PERCENT, 80, between(49, 51)), "CPU"))
                .isEqualTo("cart: CPU stepped from 50 % to 80 %, 14:25:00 – 14:26:30.");
        assertThat(said(anomaly(MemoryLeak.TYPE, Unit.MEBIBYTES, 120, between(79, 81)), "memory"))
                .isEqualTo("cart: memory rose steadily from 80 MiB to 120 MiB, 14:25:00 – 14:26:30.");
        assertThat(said(anomaly(LevelShift.TYPE, Unit.PERCENT, 80, Optional.empty()), "CPU"))
                .isEqualTo("cart: CPU stepped to 80 %, 14:25:00 – 14:26:30.");
    }

    @Test
    void whatStoodStillSaysWhere() {
        assertThat(said(anomaly(Flatlined.TYPE, Unit.PER_SECOND, 50, Optional.empty()), "request rate"))
                .isEqualTo("cart: request rate moved all the time, then stayed at 50 /s, 14:25:00 – 14:26:30.");
    }

    @Test
    void aTypeOfLaterIsToldByItsValue() {
        assertThat(said(anomaly("of_later", Unit.PERCENT, 20, Optional.empty()), "CPU"))
                .isEqualTo("cart: CPU 20 %, 14:25:00 – 14:26:30.");
        assertThat(CourseWords.recommendation(anomaly("of_later", Unit.PERCENT, 20, Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Saturated.TYPE, LevelShift.TYPE, MemoryLeak.TYPE, Flatlined.TYPE})
    void everyTypeOfTodaySaysWhatToDo(String type) {
        assertThat(CourseWords.recommendation(anomaly(type, Unit.PERCENT, 20, Optional.empty())))
                .hasValueSatisfying(what -> assertThat(what).endsWith("."));
    }
}
