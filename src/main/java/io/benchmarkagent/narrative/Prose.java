package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import java.util.List;
import java.util.Map;

/** Markdown, in a layout of its own; it cites nothing. */
record Prose(String markdown) implements Telling {

    @Override
    public Gate.Sifted sifted(Gate gate) {
        return gate.sift(markdown);
    }

    @Override
    public Telling mended(Map<Integer, Gate.Claim> places) {
        List<String> sentences = Gate.sentences(markdown);
        String text = markdown;
        for (Map.Entry<Integer, Gate.Claim> place : places.entrySet()) {
            text = text.replace(sentences.get(place.getKey()), place.getValue().text());
        }
        return new Prose(text);
    }

    @Override
    public String written() {
        return markdown;
    }
}
