package io.benchmarkagent.report;

import java.util.Arrays;
import java.util.List;

/** Every rendering there is, in the order they are written: findings.json last, as the sign that the others are there. */
public record Renderings(List<Renderer> all) {
    public Renderings {
        all = List.copyOf(all);
    }

    /** Those of every report, filled from the templates of the jar; ready to be used at once. */
    public static Renderings standard() {
        Story.of("Ready.");
        return of(Templates.packed());
    }

    /** Those of every report, filled from these templates. */
    public static Renderings of(Templates templates) {
        return of(new MarkdownReport(templates), new HtmlReport(templates), new FindingsJson());
    }

    public static Renderings of(Renderer... renderers) {
        return new Renderings(Arrays.asList(renderers));
    }

    /** The one written to a file that ends in this, such as {@code .md}. */
    public Renderer endingIn(String suffix) {
        return all.stream()
                .filter(renderer -> renderer.fileName().endsWith(suffix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rendering ends in " + suffix));
    }
}
