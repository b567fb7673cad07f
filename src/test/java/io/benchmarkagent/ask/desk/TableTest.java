package io.benchmarkagent.ask.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void whatIsTooMuchIsLeftOutAndCounted() {
        Table table = new Table(List.of("A"), Collections.nCopies(70, List.of("x")), 5);
        assertThat(table.rows()).hasSize(60);
        assertThat(table.more()).isEqualTo(15);
    }

    @Test
    void aCellIsNoNovel() {
        String cell = Table.of(List.of("A"), List.of(List.of("😀".repeat(300))))
                .rows()
                .get(0)
                .get(0);
        assertThat(cell.codePointCount(0, cell.length())).isEqualTo(200);
        assertThat(cell).endsWith("😀…");
    }
}
