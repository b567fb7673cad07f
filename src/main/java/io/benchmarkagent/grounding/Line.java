package io.benchmarkagent.grounding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One sentence as it is read: without markup, numbers as digits; and everything it names, in order. */
record Line(String text, List<Mention> mentions) {

    static Line of(String sentence, Lexicon lexicon) {
        String text = Quantity.normal(Markdown.plain(sentence));
        Reader reader = new Reader(text);
        List<Mention> names = lexicon.in(text);
        reader.took(names);
        reader.took(WrittenTime.in(reader.rest));
        reader.took(Quantity.mentions(reader.rest));
        List<Mention.Metric> labels = names.stream()
                .filter(Mention.Metric.class::isInstance)
                .map(Mention.Metric.class::cast)
                .toList();
        reader.mentions.removeAll(labels);
        reader.took(Metrics.in(reader.rest, labels));
        reader.took(Happening.in(reader.rest).toList());
        reader.took(Direction.in(reader.rest));
        return new Line(text, reader.inOrder());
    }

    <M extends Mention> Stream<M> all(Class<M> kind) {
        return mentions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The text with everything that was understood blotted out. */
    String rest() {
        return blotted(text, mentions);
    }

    static String blotted(String text, List<? extends Mention> mentions) {
        StringBuilder rest = new StringBuilder(text);
        mentions.forEach(mention -> {
            for (int i = mention.start(); i < mention.end(); i++) {
                rest.setCharAt(i, i == mention.start() ? '\u2022' : ' ');
            }
        });
        return rest.toString();
    }

    /** What one reader of names took is no more there for the next. */
    private static final class Reader {
        private final List<Mention> mentions = new ArrayList<>();
        private final String text;
        private String rest;

        Reader(String text) {
            this.text = text;
            this.rest = text;
        }

        void took(List<? extends Mention> found) {
            mentions.addAll(found);
            rest = blotted(text, mentions);
        }

        List<Mention> inOrder() {
            return mentions.stream()
                    .sorted(Comparator.comparingInt(Mention::start))
                    .toList();
        }
    }
}
