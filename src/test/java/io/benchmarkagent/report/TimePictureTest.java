package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Phase;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A load of ten minutes after five of nothing, drawn from then to its end. */
class TimePictureTest {
    private static final Instant BEFORE = Loaded.START.minusSeconds(300);
    private static final Phase LOAD = new Phase("load", Loaded.START, Loaded.END);
    private static final List<Phase> RAMPED = List.of(
            new Phase("before", BEFORE, Loaded.START),
            LOAD,
            new Phase("ramp-up", Loaded.START, Loaded.START.plusSeconds(120)),
            new Phase("steady", Loaded.START.plusSeconds(120), Loaded.END.minusSeconds(60)),
            new Phase("cool-down", Loaded.END.minusSeconds(60), Loaded.END));

    private static List<View.Area> phases(TimePicture.Frame frame, List<Phase> phases) {
        Track track = new Track("cart · CPU", Unit.PERCENT, Loaded.every15Seconds(5, 6, 5, 7), List.of());
        TimePicture.Scene scene = new TimePicture.Scene(BEFORE, Loaded.END, phases, List.of(track), List.of());
        return TimePicture.draw(frame, scene, Times.on(Loaded.START, ZoneOffset.UTC))
                .phases();
    }

    @Test
    void aLoadWithoutARampIsOneArea() {
        List<View.Area> areas =
                phases(TimePicture.Frame.WIDE, List.of(new Phase("before", BEFORE, Loaded.START), LOAD));
        assertThat(areas).extracting(View.Area::word).containsExactly("before the load", "under load");
        assertThat(areas).extracting(View.Area::kind).containsExactly("other", "load");
    }

    @Test
    void aLoadWithARampIsDrawnInItsPartsAndOnlyTheSteadyOneAsLoad() {
        List<View.Area> areas = phases(TimePicture.Frame.WIDE, RAMPED);
        assertThat(areas).extracting(View.Area::word).containsExactly("before the load", "ramp-up", "steady load", "");
        assertThat(areas).extracting(View.Area::kind).containsExactly("other", "other", "load", "other");
    }

    @Test
    void thePartsLieBesideOneAnotherOverTheWholeWidth() {
        List<View.Area> areas = phases(TimePicture.Frame.WIDE, RAMPED);
        for (int i = 1; i < areas.size(); i++) {
            double end = number(areas.get(i - 1).x()) + number(areas.get(i - 1).width());
            assertThat(number(areas.get(i).x())).isCloseTo(end, org.assertj.core.api.Assertions.within(.2));
        }
        assertThat(number(areas.get(0).x())).isEqualTo(TimePicture.Frame.WIDE.left());
    }

    @Test
    void whereThereIsNoRoomForItsWordAPartHasNone() {
        assertThat(phases(TimePicture.Frame.NARROW, RAMPED))
                .hasSize(4)
                .extracting(View.Area::word)
                .containsExactly("", "", "steady load", "");
    }

    @Test
    void aPartOutsideOfWhatIsDrawnIsLeftOut() {
        Phase after = new Phase("after", Loaded.END, Loaded.END.plusSeconds(300));
        assertThat(phases(TimePicture.Frame.WIDE, List.of(LOAD, after)))
                .extracting(View.Area::word)
                .containsExactly("under load");
    }

    private static double number(String pixels) {
        return Double.parseDouble(pixels);
    }
}
