package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.AnomalyList;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "Is the last run ok?" */
final class AsksAnomalies implements Intent {
    /** Other than it was: of a run that is itself held against another one this tells nothing. */
    private static final String GOT =
            "\\b(?:get|gets|got|gotten|getting|became?|anything|something|everything|things|it|what|services?)\\b(?: is| are)?(?: now)? (?:better|slower|faster)\\b";

    /** What is yet to be improved is advice. */
    private static final Pattern TO_DO = Pattern.compile(
            "(?i)\\b(?:can|could|to|be|would|will|must|might|may)\\b.*\\b(?:improve|chang|better|faster)");

    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:anomal(?:y|ies|ous)|alerts?|watches|regress(?:ed|es|ions?)?|ok(?:ay)?|clean|healthy|fine|wrong|problems?|issues?|out of line|unusual|abnormal|worse|verdict|suspicious|summary|summari[sz]e|overview|findings?|improve[ds]|improvements?|bad|serious|severe|worry|worried|attention|changed|different)\\b|\\bhow (?:is|was|did)\\b.*\\b(?:run|benchmark|test|it|go|everything)\\b|\\b(?:did|does|has|have)\\b.*\\bimprove\\b|^\\W*(?:is|are|was|were|all|everything|looks?)\\b.*\\bgood\\b|"
                    + GOT);
    private static final Words WORDS = Words.of(
            "anomaly anomalies anomalous alert alerts watch watches regress regresses regressed regression regressions ok okay clean healthy fine wrong"
                    + " problem problems issue issues out line unusual abnormal worse verdict suspicious any anything something everything"
                    + " all found find detected detect flagged reported raised go went going got gotten service services microservices everything's happened overview"
                    + " summary summarize summarise findings finding improve improved improves improvement improvements better bad good serious severe worry worried attention should am need changed different main important main go things report summary well things were's performance whole about");

    /** Those that nothing is wrong with are the others. */
    private static final Pattern OTHERS = Pattern.compile(
            "(?i)\\b(?:which|what|who|whose|how many|anything|something|list|any|(?:micro)?services?|things)\\b.*\\b(?:ok(?:ay)?|clean|healthy|fine|good|well)\\b");

    private static final Pattern ALL = Pattern.compile("(?i)\\b(?:all|everything|every|each)\\b|^\\W*how\\b(?! many)");

    private static final Pattern SPEED = Pattern.compile("(?i)\\b(?:slower|faster)\\b");
    /** Each answer tells how many there are of these. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?i)\\b(?:how many|number of) (?:open )?(?:alerts|watches|anomalies|regressions|improvements)\\b");

    private static final Words OF_A_COUNT = WORDS.and("many number open");

    private static final Pattern IMPROVED = Pattern.compile("(?i)\\b(?:improve[ds]?|improvements?|better|faster)\\b");
    /** Who asks it wants to know what a gate would say. */
    private static final Pattern GATE = Pattern.compile(
            "(?i)^(?:(?:is (?:it|this|this run|the run|the last run)|can (?:i|we)|may (?:i|we)|should (?:i|we)|is it) (?:safe |ok |okay |ready )?(?:to )?(?:merge|ship|release|deploy|block)(?: (?:this|it|that|the (?:pr|merge|release|change)|this (?:pr|run|change)))?"
                    + "|(?:did|does|would|will) (?:it|this|this run|the run|the last run) pass|pass or fail|(?:does|did|would|will) the gate (?:pass|fail)|is (?:it|this|this run|the run|the last run) (?:safe|ok|okay) to merge)\\W*$");

    private static final Pattern WATCHES = Pattern.compile("(?i)\\bwatch(?:es)?\\b");
    private static final Pattern ALERTS = Pattern.compile("(?i)\\b(?:alerts?|anomal\\w+|regress\\w*|improve\\w*)\\b");

    /** The last of them nobody tells. */
    static final Pattern LAST = Pattern.compile("(?i)\\blast(?: of all)?\\W*$");

    private static final Pattern WORSE = Pattern.compile("(?i)\\b(?:regress\\w*|worse|slower)\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "Any anomalies in the last run?",
                "Is the last run ok?",
                "What regressed?",
                "Show the alerts of the latest benchmark",
                "Was anything out of line since Monday?",
                "Did something get worse in the last run?",
                "Summary of the last run",
                "How did the last run go?",
                "How bad is it?",
                "What improved?",
                "What changed?",
                "Did it get slower?",
                "Can I merge this?",
                "Does the gate pass?",
                "How many alerts are there?",
                "Are there any problems with checkoutservice?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return isOfTheGate(heard) || isOfAnomalies(heard);
    }

    private static boolean isOfTheGate(Heard heard) {
        return heard.says(GATE) && heard.namesNothing();
    }

    private static boolean isOfAnomalies(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(TO_DO)
                && !(heard.says(OTHERS) && !heard.says(ALL))
                && !heard.says(LAST)
                && (heard.span().isPresent() || !Words.areOfRuns(heard))
                && isOfSpeed(heard)
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && heard.span().filter(heard.desk()::isWithinARun).isEmpty()
                && (heard.says(COUNTED) ? OF_A_COUNT : WORDS).covers(heard)
                && !AsksAnomaliesLive.isMeant(heard);
    }

    /** Of one metric, where it is only implied: "did it get slower?" */
    private static boolean isOfSpeed(Heard heard) {
        return heard.spoken().metrics().isEmpty()
                || (heard.says(SPEED) && heard.spoken().metrics().size() == 1);
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return new AnomalyList();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted all = Wanted.of(heard.look()).about(heard.subjects());
        if (isOfTheGate(heard)) {
            return all.asking(AnomalyList.GATE);
        }
        Wanted measured = heard.spoken().metrics().stream()
                .findFirst()
                .map(all::measuring)
                .orElse(all);
        if (heard.says(WATCHES) && !heard.says(ALERTS)) {
            return heard.span()
                    .map(measured.asking(AnomalyList.WATCHED)::during)
                    .orElse(measured.asking(AnomalyList.WATCHED));
        }
        Wanted wanted = heard.says(WORSE)
                        && !(heard.subjects().isEmpty()
                                && heard.spoken().metrics().isEmpty()
                                && heard.span().isEmpty())
                ? measured.asking(AnomalyList.REGRESSED)
                : heard.says(IMPROVED) && !heard.says(WORSE) ? measured.asking(AnomalyList.IMPROVED) : measured;
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
