package io.benchmarkagent.grounding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One sentence as it is read: without markup, numbers as digits; and everything it names, in order. */
record Line(String text, List<Mention> mentions) {

    /** What is longer is no sentence of findings and not worth its room. */
    private static final int LONGEST_KEPT = 400;

    private static final Memo<String, String> NORMAL = new Memo<>(Line::normal);
    private static final Memo<Named, Line> READ = new Memo<>(Named::read);

    static Line of(String sentence, Lexicon lexicon) {
        if (sentence.length() > LONGEST_KEPT) {
            return afresh(sentence, lexicon);
        }
        String text = NORMAL.of(sentence);
        return READ.of(new Named(text, lexicon.in(text)));
    }

    /** Read whether or not it was read before. */
    static Line afresh(String sentence, Lexicon lexicon) {
        String text = normal(sentence);
        return new Named(text, lexicon.in(text)).read();
    }

    private static String normal(String sentence) {
        return Quantity.normal(Markdown.plain(sentence));
    }

    /** A text and the names in it, which are all that a lexicon says of it. */
    private record Named(String text, List<Mention> names) {
        Named {
            names = List.copyOf(names);
        }

        Line read() {
            Reader reader = new Reader(text);
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
