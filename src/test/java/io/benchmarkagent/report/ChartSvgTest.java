package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Unit;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Series of any origin in a file of their own. */
class ChartSvgTest {
    private static final Samples SAMPLES = Loaded.every15Seconds(5, 6, 5, 7);

    private static java.util.Optional<String> drawn(List<Chart.Line> lines) {
        return new ChartSvg(Templates.packed())
                .render(new Chart.OfLines(
                        "rate(x{a=\"<b>\"}[5m])",
                        lines,
                        new Chart.Stretch(Loaded.START, Loaded.END),
                        List.of(),
                        ZoneOffset.UTC));
    }

    private static List<Chart.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Chart.Line("{pod=\"<p" + i + ">\"}", Unit.NONE, SAMPLES))
                .toList();
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        assertThat(drawn(lines(5)))
                .hasValueSatisfying(
                        svg -> assertThat(svg).contains("3 of 5 series", "p2").doesNotContain("p3&gt;"));
        assertThat(drawn(lines(2))).hasValueSatisfying(svg -> assertThat(svg).doesNotContain(" series"));
    }

    @Test
    void whatIsWrittenInALabelIsText() {
        assertThat(drawn(lines(1)))
                .hasValueSatisfying(
                        svg -> assertThat(svg).contains("&lt;p0&gt;").doesNotContain("<p0>", "<b>"));
    }

    @Test
    void onePointIsNoCourse() {
        assertThat(drawn(List.of(new Chart.Line("one", Unit.NONE, Loaded.every15Seconds(5)))))
                .isEmpty();
        assertThat(drawn(List.of())).isEmpty();
    }
}
