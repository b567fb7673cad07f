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

    private static final Pattern SPEED = Pattern.compile("(?i)\\b(?:slower|faster)\\b");
    private static final Pattern IMPROVED = Pattern.compile("(?i)\\b(?:improve[ds]?|improvements?|better|faster)\\b");
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
                "Are there any problems with checkoutservice?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && !heard.says(TO_DO)
                && !heard.says(LAST)
                && (heard.span().isPresent() || !Words.areOfRuns(heard))
                && isOfSpeed(heard)
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && heard.span().filter(heard.desk()::isWithinARun).isEmpty()
                && WORDS.covers(heard)
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
                                && heard.spoken().metrics().isEmpty())
                ? measured.asking(AnomalyList.REGRESSED)
                : heard.says(IMPROVED) && !heard.says(WORSE) ? measured.asking(AnomalyList.IMPROVED) : measured;
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
