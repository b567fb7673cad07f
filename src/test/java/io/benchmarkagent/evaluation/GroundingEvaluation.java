package io.benchmarkagent.evaluation;

import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.FindingsReader;
import io.benchmarkagent.grounding.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the gate tells true sentences from false ones: seeded corruptions and paraphrases of findings, and cases from a file. */
final class GroundingEvaluation implements Evaluation {
    private static final int CASES = 300;
    private static final double CAUGHT = .99;
    private static final double REJECTED = .03;
    private static final Path DOCUMENTS = Path.of("src", "test", "golden");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A sentence about a document. */
    private record Case(Path document, String kind, String text, boolean grounded) {}

    private final Map<Path, Gate> gates = new TreeMap<>();

    @Override
    public String name() {
        return "grounding";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) throws Exception {
        List<Path> documents = documents(arguments.data().orElse(DOCUMENTS));
        int count = arguments.runs().orElse(CASES);
        Random random = new Random(arguments.seed());
        tables.accept(table(
                "True narratives with one fact changed: caught",
                cases(documents, Corruption.all(), count, random, false),
                false));
        tables.accept(table(
                "True narratives in other words: rejected",
                cases(documents, Paraphrase.all(), count, random, true),
                true));
        if (arguments.cases().isPresent()) {
            List<Case> given = given(arguments.cases().get());
            tables.accept(table("False sentences of the file: caught", of(given, false), false));
            tables.accept(table("True sentences of the file: rejected", of(given, true), true));
        }
    }

    /** How to make a sentence; empty where there is nothing to make it of. */
    interface Maker {
        java.util.Optional<String> sentence(Findings findings, Told told, Random random);
    }

    private List<Case> cases(
            List<Path> documents, Map<String, Maker> makers, int count, Random random, boolean grounded)
            throws IOException {
        List<Case> cases = new ArrayList<>();
        List<Map.Entry<String, Maker>> kinds = List.copyOf(makers.entrySet());
        for (int tries = 0; cases.size() < count && tries < 100 * count; tries++) {
            Map.Entry<String, Maker> kind = kinds.get(cases.size() % kinds.size());
            Path document = documents.get(random.nextInt(documents.size()));
            Findings findings = read(document);
            List<Told> told = Told.in(findings);
            if (!told.isEmpty()) {
                kind.getValue()
                        .sentence(findings, told.get(random.nextInt(told.size())), random)
                        .ifPresent(text -> cases.add(new Case(document, kind.getKey(), text, grounded)));
            }
        }
        return cases;
    }

    private Table table(String title, List<Case> cases, boolean grounded) throws IOException {
        Map<String, List<Boolean>> hits = new LinkedHashMap<>();
        for (Case one : cases) {
            boolean stands = stands(one);
            if (stands != grounded) {
                System.err.println((grounded ? "rejected: " : "missed: ") + one.kind() + ": " + one.text() + " ["
                        + objections(one) + "]");
            }
            hits.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(!stands);
        }
        hits.put("all", hits.values().stream().flatMap(List::stream).toList());
        return new Table(
                title,
                hits.entrySet().stream()
                        .map(e -> Figure.share(
                                e.getKey() + " (" + e.getValue().size() + ")",
                                e.getValue().stream().filter(hit -> hit).count(),
                                e.getValue().size(),
                                !e.getKey().equals("all")
                                        ? Target.NONE
                                        : grounded ? Target.atMost(REJECTED) : Target.atLeast(CAUGHT)))
                        .toList());
    }

    private boolean stands(Case one) throws IOException {
        return gate(one.document()).sift(one.text()).removed().isEmpty();
    }

    private String objections(Case one) throws IOException {
        return gate(one.document()).sift(one.text()).removed().stream()
                .map(judged -> judged.objection().orElse(""))
                .toList()
                .toString();
    }

    private Gate gate(Path document) throws IOException {
        if (!gates.containsKey(document)) {
            gates.put(document, Gate.of(read(document)));
        }
        return gates.get(document);
    }

    private static Findings read(Path document) throws IOException {
        return FindingsReader.read(JSON.readTree(Files.readString(document)));
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals("findings.json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Case> of(List<Case> cases, boolean grounded) {
        return cases.stream().filter(one -> one.grounded() == grounded).toList();
    }

    /** One case a line; the document's path is relative to the file. */
    private static List<Case> given(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode json = JSON.readTree(line);
                cases.add(new Case(
                        file.toAbsolutePath()
                                .resolveSibling(json.path("findings").asString()),
                        json.path("kind").asString("given"),
                        json.path("text").asString(),
                        json.path("grounded").asBoolean()));
            }
        }
        return cases;
    }
}
