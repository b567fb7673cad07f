package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.DataQuality;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static DataQuality line(DataQuality.Level level, String id) {
        return new DataQuality(id, level, "subject of " + id, "message", "remedy of " + id);
    }

    private static List<DataQuality> warnings(String... ids) {
        List<DataQuality> lines = new ArrayList<>();
        for (String id : ids) {
            lines.add(line(DataQuality.Level.WARNING, id));
        }
        return lines;
    }

    @Test
    void fewLinesAreOneGroupWithoutATitle() {
        assertThat(Problems.grouped(List.of())).isEmpty();
        assertThat(Problems.grouped(
                        warnings("nodes/mixed-cpu", "missing/service/cart", "prometheus/gap/several/90s", "x")))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.title()).isEmpty();
                    assertThat(group.lines()).hasSize(4);
                });
    }

    @Test
    void manyAreGroupedByWhatTheyAreAboutTheGravestFirst() {
        List<DataQuality> lines = new ArrayList<>(List.of(line(DataQuality.Level.ERROR, "prometheus/timeout")));
        lines.addAll(warnings(
                "archive/unreadable/a.json",
                "load-generator/loadgenerator",
                "missing/service/cart",
                "prometheus/clock-skew",
                "prometheus/cpu/empty",
                "kubernetes/none"));
        assertThat(Problems.grouped(lines))
                .extracting(View.Problems::title)
                .containsExactly("Prometheus", "Archive and baseline", "The run itself", "Not measured", "Kubernetes");
        assertThat(Problems.grouped(lines).get(2).lines()).hasSize(2);
        assertThat(Problems.grouped(lines).get(3).lines()).hasSize(2);
    }

    @Test
    void aWallOfOneKindIsCutAndSaysByHowMuch() {
        List<DataQuality> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(line(DataQuality.Level.WARNING, "missing/service/s" + i));
        }
        View.Problems group = Problems.grouped(lines).get(0);
        assertThat(group.lines()).hasSize(8);
        assertThat(group.more()).isEqualTo("and 22 more, in findings.json");
    }
}
