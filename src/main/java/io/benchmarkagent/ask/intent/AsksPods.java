package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.PodList;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "How many pods does frontend have?", "which node does it run on?" */
final class AsksPods implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\bhow many (?:\\p{L}+ )?pods?\\b|\\b(?:list|show|which|what|give|get)\\b.*\\bpods\\b|^(?:all |the )?pods\\b"
                    + "|\\bwhere (?:is|are|was|were|does|do|did)\\b|\\b(?:which|what) nodes?\\b|\\bnodes? (?:is|are|does|do|did)\\b");
    private static final Words WORDS = Words.of(
            "service services microservice microservices pod pods container containers workload workloads all does each any how many where list placed placement scheduled node nodes running runs ran live list");

    /** "Which pods run" are none. */
    private static final Pattern OF_RUNS = Pattern.compile(
            "(?i)(?<!\\bnode )\\b(?:runs|benchmarks|tests|executions)\\b|\\b(?:every|each|any|all) (?:run|benchmark|test)\\b");

    private static final Pattern PLACED =
            Pattern.compile("(?i)\\b(?:where|nodes?|machines?|placed|placement|scheduled)\\b");

    /** Machines alone are another question. */
    private static final Pattern OF_PODS = Pattern.compile("(?i)\\b(?:pods?|containers?|services?)\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "How many pods does frontend have?",
                "Which node does cartservice run on?",
                "List all pods",
                "Which pods ran on which node?",
                "Where does frontend run?",
                "pods of checkoutservice");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        boolean ofSome = heard.subjects().stream().anyMatch(name -> !name.equals("nodes"));
        return heard.says(ASKED)
                && (ofSome || heard.says(OF_PODS))
                && heard.spoken().metrics().isEmpty()
                && heard.span().isEmpty()
                && !heard.says(OF_RUNS)
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new PodList();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look())
                .about(heard.subjects().stream()
                        .filter(name -> !name.equals("nodes"))
                        .toList());
        return heard.says(PLACED) || heard.namesANode() ? wanted.asking(PodList.PLACED) : wanted;
    }
}
