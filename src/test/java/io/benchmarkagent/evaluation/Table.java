package io.benchmarkagent.evaluation;

import java.util.List;

/** What one evaluation printed: figures under a title. */
record Table(String title, List<Figure> figures) {
    Table {
        figures = List.copyOf(figures);
    }

    boolean holds() {
        return figures.stream().allMatch(Figure::holds);
    }
}
