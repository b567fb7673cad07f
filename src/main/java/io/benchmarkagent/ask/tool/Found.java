package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.report.Chart;
import java.util.List;
import java.util.Optional;

/** What a tool came back with, of bounded length. Every one says where it looked. */
public sealed interface Found {
    List<Source> sources();

    /**
     * What was asked for.
     *
     * @param says it in a sentence or two, as Markdown
     * @param recommendations what the rules propose, in words
     * @param chart what of it can be drawn
     */
    record Data(
            String says,
            List<Table> tables,
            Confidence confidence,
            List<Source> sources,
            List<String> recommendations,
            Optional<Chart> chart)
            implements Found {
        public Data {
            says = Limit.cut(says);
            tables = List.copyOf(tables);
            sources = List.copyOf(sources);
            recommendations = Limit.first(recommendations);
        }

        public Data(
                String says,
                List<Table> tables,
                Confidence confidence,
                List<Source> sources,
                List<String> recommendations) {
            this(says, tables, confidence, sources, recommendations, Optional.empty());
        }

        Data(String says, Table table, Confidence confidence, Source source) {
            this(says, List.of(table), confidence, List.of(source), List.of());
        }

        /** The same, said after that. */
        Data after(String first) {
            return new Data(first + says, tables, confidence, sources, recommendations, chart);
        }

        /** The same, and that said behind it. */
        Data ending(String last) {
            return new Data(says + last, tables, confidence, sources, recommendations, chart);
        }

        /** The same, and how it is drawn. */
        public Data drawn(Chart picture) {
            return new Data(says, tables, confidence, sources, recommendations, Optional.of(picture));
        }
    }

    /** Nobody observed that, which is not to say that it is zero; in a sentence. */
    record Nothing(String why, List<Source> sources) implements Found {
        public Nothing {
            sources = List.copyOf(sources);
        }
    }

    /** It cannot be looked up: what, where and the mend, in one line. */
    record Failed(String why, List<Source> sources) implements Found {
        public Failed {
            sources = List.copyOf(sources);
        }
    }
}
