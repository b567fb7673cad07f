package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.GroupsCompared;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** "Compare Intel and AMD": two groups by what they ran on, or two runs. */
final class AsksGroups implements Intent {
    private static final Pattern COMPARED = Pattern.compile(
            "(?i)\\b(?:compar\\w+|versus|vs|against|than|differ\\w*|better|worse|faster|slower|cheaper|or|beside|chang(?:ed?|es|ing)(?: \\p{L}+){0,2}? (?:between|from|since)|since)\\b");
    private static final Words WORDS = Words.of(
            "compare compared comparing comparison versus vs against than change how did difference differences differ differs different better worse faster slower"
                    + " cheaper changed from or between more less higher lower use uses used using usage machine machines node nodes type types cpu vendor"
                    + " instance instances region cloud group groups perform performs performance @ both those ones that since get got gotten improve improved regress regressed increase increased decrease decreased higher lower bigger smaller larger anything something everything");

    private static final Pattern DIRECTED =
            Pattern.compile("(?i)\\b(?:than|better|worse|faster|slower|cheaper|more|less|higher|lower)\\b");

    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:by|per|each|every|of each) (?:nodes?|machines?(?! types?)|services?|pods?|runs?|days?)\\b|\\b(?:(?:more|fewer|many|most) runs)\\b|^\\W*(?:(?:which|what|list|show|me|all|any|the) )*(?:runs|benchmarks|tests|executions)\\b.*\\bor\\b|\\bwhat\\b.*\\b(?:better|improved?|faster|worse|slower|regressed)\\b.*\\bsince\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "Compare Intel and AMD",
                "Is AMD faster than Intel?",
                "n2-standard-4 vs n2d-standard-4",
                "Compare run gcp-amd-20260301-143022 with run gcp-amd-20260227-151214",
                "What is the difference between the runs on Intel and those on AMD?",
                "Compare the memory of Intel and AMD",
                "Which is cheaper, Intel or AMD?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(COMPARED)
                && !heard.says(ANOTHER)
                && groups(heard).size() == 2
                && heard.span().isEmpty()
                && heard.spoken().metrics().size() <= 1
                && heard.spoken().metrics().stream()
                        .flatMap(metric -> metric.ids().stream())
                        .noneMatch(AsksBeyond.SET_BY_PEOPLE::contains)
                && WORDS.covers(heard);
    }

    /** Of one field, else they may overlap; or two runs, and nothing that they ran on. */
    private static List<String> groups(Heard heard) {
        List<String> runs = RunIds.in(heard.question().text());
        List<Named> named = Named.in(RunIds.replaced(heard.question().text(), "•"), heard.desk());
        if (!runs.isEmpty()) {
            return named.isEmpty() ? based(runs, heard) : List.of();
        }
        return named.stream().map(Named::field).distinct().count() == 1
                ? named.stream().map(Named::selector).toList()
                : List.of();
    }

    /** Where it is asked which is more, what is newer is held against what was before it. */
    private static List<String> based(List<String> runs, Heard heard) {
        List<String> newestFirst =
                heard.desk().newestFirst().stream().map(heard.desk()::name).toList();
        return heard.says(DIRECTED) && newestFirst.containsAll(runs)
                ? runs.stream()
                        .sorted(Comparator.comparing(newestFirst::indexOf).reversed())
                        .toList()
                : runs;
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new GroupsCompared();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects()).among(groups(heard));
        return heard.spoken().metrics().stream()
                .findFirst()
                .map(wanted::measuring)
                .orElse(wanted);
    }
}
