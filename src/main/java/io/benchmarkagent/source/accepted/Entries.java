package io.benchmarkagent.source.accepted;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What the file says: the entries that can be used, in their order, and the lines that cannot.
 *
 * @param indent of an entry's dash
 */
public record Entries(String text, List<Entry> entries, List<Problem> problems, int indent) {
    static final Entries NONE = new Entries("", List.of(), List.of(), 2);

    private static final String ROOT = "accepted";
    private static final List<String> REQUIRED = List.of("run", "metric", "reason", "on");
    private static final List<String> KNOWN = List.of("run", "metric", "subject", "reason", "author", "on", "until");

    public Entries {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** @param line 0 for the file as a whole */
    public record Problem(int line, String what) {
        /** ", line 7:" or ":". */
        public String where() {
            return line == 0 ? ":" : ", line " + line + ":";
        }
    }

    static Entries unreadable(String what) {
        return new Entries("", List.of(), List.of(new Problem(0, what)), 2);
    }

    static Entries of(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            options.setAllowDuplicateKeys(false);
            Node document = new Yaml(options).compose(new StringReader(text));
            return document == null || document.getTag().equals(Tag.NULL)
                    ? new Entries(text, List.of(), List.of(), 2)
                    : ofDocument(text, document);
        } catch (MarkedYAMLException broken) {
            int line = Optional.ofNullable(broken.getProblemMark())
                    .map(mark -> mark.getLine() + 1)
                    .orElse(0);
            return broken(text, line, "is not valid YAML: " + oneLine(String.valueOf(broken.getProblem())));
        } catch (YAMLException unfit) {
            return broken(text, 0, "cannot be read: " + oneLine(String.valueOf(unfit.getMessage())));
        }
    }

    private static Entries ofDocument(String text, Node document) {
        if (!(document instanceof MappingNode root)
                || root.getValue().size() != 1
                || !value(root.getValue().get(0).getKeyNode()).equals(Optional.of(ROOT))) {
            return broken(text, line(document), "holds something else than a list named '" + ROOT + "'");
        }
        Node list = root.getValue().get(0).getValueNode();
        if (list.getTag().equals(Tag.NULL)) {
            return new Entries(text, List.of(), List.of(), 2);
        }
        return list instanceof SequenceNode sequence
                ? ofList(text, sequence)
                : broken(text, line(list), "'" + ROOT + "' is no list of entries");
    }

    private static Entries ofList(String text, SequenceNode list) {
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Node node : list.getValue()) {
            try {
                entries.add(entry(node));
            } catch (Unfit unfit) {
                problems.add(new Problem(unfit.line, String.valueOf(unfit.getMessage())));
            }
        }
        return new Entries(text, entries, problems, list.getStartMark().getColumn());
    }

    private static Entries broken(String text, int line, String what) {
        return new Entries(text, List.of(), List.of(new Problem(line, what)), 2);
    }

    /** An entry that cannot be used. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Unfit(Node where, String what) {
            super(what);
            this.line = line(where);
        }
    }

    private static Entry entry(Node node) throws Unfit {
        if (!(node instanceof MappingNode fields)) {
            throw new Unfit(node, "is no entry; one has " + String.join(", ", REQUIRED));
        }
        Map<String, ScalarNode> named = new TreeMap<>();
        for (NodeTuple field : fields.getValue()) {
            String name = value(field.getKeyNode()).orElse("");
            if (!KNOWN.contains(name) || !(field.getValueNode() instanceof ScalarNode scalar)) {
                throw new Unfit(
                        field.getKeyNode(),
                        "'" + oneLine(name) + "' is no field of an entry; known: " + String.join(", ", KNOWN));
            }
            named.put(name, scalar);
        }
        for (String name : REQUIRED) {
            if (text(named, name).isEmpty()) {
                throw new Unfit(node, "the entry has no " + name);
            }
        }
        return new Entry(
                text(named, "run").orElse(""),
                text(named, "metric").orElse(""),
                text(named, "subject"),
                text(named, "reason").orElse(""),
                text(named, "author").orElse(""),
                day(named, "on").orElseThrow(),
                day(named, "until"),
                line(node));
    }

    private static Optional<String> text(Map<String, ScalarNode> named, String name) {
        return Optional.ofNullable(named.get(name))
                .flatMap(Entries::value)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<LocalDate> day(Map<String, ScalarNode> named, String name) throws Unfit {
        ScalarNode node = named.get(name);
        Optional<String> text = text(named, name);
        if (node == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeException noDay) {
            throw new Unfit(node, name + " '" + oneLine(text.get()) + "' is no day; write one such as 2026-03-01");
        }
    }

    private static Optional<String> value(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String oneLine(String words) {
        return words.lines().findFirst().orElse("");
    }
}
