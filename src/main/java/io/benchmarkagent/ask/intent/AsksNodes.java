package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Nodes;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** "How many nodes were there?", "what machines did it run on?" */
final class AsksNodes implements Intent {
    private static final Pattern ASKED =
            Pattern.compile("(?i)\\b(?:nodes?|machines?|instance types?|vms?|hardware|node pool)\\b");

    /** Who ran on which is another question. */
    private static final Pattern PLACED =
            Pattern.compile("(?i)\\b(?:pods?|(?:micro)?services?|containers?|workloads?|apps?|deployments?)\\b");

    private static final Words WORDS = Words.ofOneRun(
            """
            node nodes machine machines type types instance instances vm vms hardware pool vendor generation how many kind kinds ran used use uses using under pressure
            it zone count number busiest busy most least highest lowest cpu memory load usage utilization utilisation status state healthy health
            ready up list names name each all any fully not per by busier loaded used
            """);

    private static final Pattern HAVING =
            Pattern.compile("(?i)^(?!.*\\b(?:usage|use|utili[sz]ation|load)\\b).*\\b(?:has|have|had|with)\\b");
    /** What they have, where not what of it was used is asked. */
    static final Pattern CAPACITY = Pattern.compile(
            "(?i)^(?!.*\\b(?:us(?:e|es|ed|ing|age)|load|utili[sz]ation|busy|free|left)\\b).*\\bhow much\\b.*\\b(?:has|have|had)\\b");

    private static final Pattern EACH = Pattern.compile(
            "(?i)^(?!.*\\b(?:ready|healthy|pressure|status|state)\\b).*\\b(?:busiest|busier|most|least|highest|lowest|each|(?:per|by|every) (?:node|machine))\\b");
    private static final Pattern LEAST = Pattern.compile("(?i)\\b(?:least|lowest)\\b");
    private static final Pattern PARTED = Pattern.compile("(?i)\\b(?:per|by)\\b(?! (?:node|machine))");

    /** What each is, where not what it used is asked. */
    private static final Pattern KIND = Pattern.compile(
            "(?i)\\b(?:types?|kinds?|zone|vendor|generation|names?)\\b(?!.*\\b(?:busi|us(?:e|es|ed|age)\\b|load))");
    /** Nobody says from where on a node is busy; and which types all runs had is no question of one run. */
    private static final Pattern UNTOLD = Pattern.compile(
            "(?i)\\bhow many\\b.*\\b(?:busy|used|using|load(?:ed)?)\\b|\\b(?:how many|all) (?:machine|instance|node) (?:types|kinds)\\b"
                    + "|\\b(?:machine|instance) (?:types|kinds) (?:are|were) there\\b");

    private static final Pattern NOT =
            Pattern.compile("(?i)\\bnot\\b(?! (?:fully )?(?:ready|healthy|up|under pressure)\\b)");

    @Override
    public List<String> examples() {
        return List.of(
                "How many nodes were there?",
                "What machine type did the benchmark run on?",
                "Which machines were used?",
                "Were the nodes under pressure?",
                "Which nodes are not ready?",
                "How much memory do the nodes have?",
                "Show the nodes of the cluster",
                "Which node is busiest?",
                "Node cpu usage",
                "What hardware was the last run on?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        boolean named = heard.namesANode();
        boolean ofFigures =
                heard.subjects().contains("nodes") && !heard.spoken().metrics().isEmpty();
        return !heard.says(UNTOLD)
                && !(isOfEach(heard) && heard.spoken().metrics().size() > 1)
                && !(isOfEach(heard) ? heard.says(HAVING) : ofFigures && !heard.says(CAPACITY))
                && !heard.says(NOT)
                && !heard.says(PARTED)
                && (named || heard.says(ASKED))
                && !heard.says(PLACED)
                && heard.span().isEmpty()
                && heard.subjects().stream()
                        .allMatch(name ->
                                name.equals("nodes") || heard.look().nodes().contains(name))
                && heard.spoken().metrics().stream().allMatch(AsksNodes::isUse)
                && WORDS.covers(heard);
    }

    private static boolean isOfEach(Heard heard) {
        return heard.says(EACH) && !heard.says(KIND);
    }

    /** No statistic, for of several the mean alone is told. */
    private static boolean isUse(Spoken.Metric metric) {
        return metric.statistics().isEmpty()
                && metric.words().matches("(?i)(?:cpu|memory)(?: (?:usage|use|utili[sz]ation))?");
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new Nodes();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look())
                .about(heard.subjects().stream()
                        .filter(name -> !name.equals("nodes"))
                        .toList());
        if (!isOfEach(heard)) {
            return heard.says(CAPACITY) ? wanted.asking(Nodes.CAPACITY) : wanted;
        }
        Wanted each = wanted.asking(Nodes.EACH).ordered(heard.says(LEAST), OptionalInt.empty());
        return heard.spoken().metrics().stream()
                .findFirst()
                .map(each::measuring)
                .orElse(each);
    }
}
