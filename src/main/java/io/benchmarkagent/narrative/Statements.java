package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences, each with the findings that it cites and the part it belongs to. */
record Statements(List<Statement> all) implements Telling {
    private static final List<Set<Part>> PARAGRAPHS = List.of(
            Set.of(Part.HEADLINE, Part.WHAT_HAPPENED),
            Set.of(Part.WHY),
            Set.of(Part.WHAT_TO_DO),
            Set.of(Part.NOT_KNOWN));

    Statements {
        all = List.copyOf(all);
    }

    /** What a narrative is made of, in the order in which it is read; a paragraph each, but for the first two, which are one. */
    enum Part {
        HEADLINE,
        WHAT_HAPPENED,
        WHY,
        WHAT_TO_DO,
        NOT_KNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One sentence. */
    record Statement(Part part, Gate.Claim claim) {}

    @Override
    public Gate.Sifted sifted(Gate gate) {
        List<Gate.Judged> judged = gate.judge(all.stream().map(Statement::claim).toList());
        return new Gate.Sifted(judged, text(judged));
    }

    @Override
    public Telling mended(Map<Integer, Gate.Claim> places) {
        List<Statement> mended = new ArrayList<>(all);
        places.forEach(
                (place, claim) -> mended.set(place, new Statement(all.get(place).part(), claim)));
        return new Statements(mended);
    }

    @Override
    public String written() {
        return StatementsJson.of(this);
    }

    private String text(List<Gate.Judged> judged) {
        return PARAGRAPHS.stream()
                .map(parts -> paragraph(parts, judged))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String paragraph(Set<Part> parts, List<Gate.Judged> judged) {
        return IntStream.range(0, all.size())
                .filter(i -> parts.contains(all.get(i).part()) && judged.get(i).stands())
                .mapToObj(i -> ended(judged.get(i).text()))
                .collect(Collectors.joining(" "));
    }

    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?][*_\"'`)]{0,3}") ? sentence : sentence + ".";
    }
}
