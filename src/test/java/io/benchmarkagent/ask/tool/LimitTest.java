package io.benchmarkagent.ask.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void aLineIsKeptWholeOrNotAtAll() {
        String line = "kubectl patch deployment " + "x".repeat(100) + "\n";
        String cut = Limit.cut(line.repeat(100));
        assertThat(cut).hasSizeLessThan(8100).endsWith("x\n\n… and more.");
        assertThat(cut.lines().filter(each -> each.startsWith("kubectl")))
                .allMatch(each -> each.length() == line.length() - 1);
    }

    @Test
    void oneEndlessLineIsCut() {
        assertThat(Limit.cut("x".repeat(9000))).hasSizeLessThan(8100).endsWith("… and more.");
        assertThat(Limit.cut("short")).isEqualTo("short");
    }

    @Test
    void ofManyLinesTheFirstAreKept() {
        assertThat(Limit.first(Collections.nCopies(50, "x"))).hasSize(30);
    }
}
