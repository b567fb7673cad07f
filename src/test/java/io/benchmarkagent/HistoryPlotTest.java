package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPlotTest {
    private static final int OLDER = 8;
    private static final int RUN = 2 * OLDER;

    private final Path archive;
    private final Path out;

    HistoryPlotTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @Test
    void runsOfAnOlderLevelAreShownMutedBesideThoseOfTheBaseline() throws IOException {
        String plot = plot();
        assertThat(count("class=\"dot muted\"", plot)).isEqualTo(OLDER);
        assertThat(count("class=\"dot\"", plot)).isEqualTo(OLDER);
        assertThat(plot)
                .contains("hollow before: an older level, in no baseline", "class=\"line muted\"", ">this run</text>")
                .contains(". Of an older level: 2026-01-01 00:00: 20", "Earlier runs, oldest first: 2026-01-09 00:00: ")
                .doesNotContain("later");
    }

    @Test
    void laterRunsAreShownMutedWhereTheyWereConsulted() throws IOException {
        String plot = plot("--as-of", "now");
        assertThat(count("class=\"dot muted\"", plot)).isEqualTo(OLDER + 2);
        assertThat(plot).contains("; hollow after: later runs", ">this run, then 2 later</text>", ". Later runs: ");
    }

    private String plot(String... more) throws IOException {
        double[] levels = new double[2 * OLDER];
        Arrays.fill(levels, 0, OLDER, 1);
        Arrays.fill(levels, OLDER, RUN, 2);
        new LevelArchive(archive)
                .write(DoubleStream.concat(Arrays.stream(levels), DoubleStream.of(3, 2, 2))
                        .toArray());
        String id = LevelArchive.id(RUN);
        Agent.bare().report(id, archive, out, more).isDone();
        String html = new Written(out.resolve(id)).html();
        int start = html.indexOf("-history\">\n");
        return html.substring(start, html.indexOf("</figure>", start));
    }

    private static long count(String part, String text) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
    }
}
