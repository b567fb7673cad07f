package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.AnomalyList;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "Is the last run ok?" */
final class AsksAnomalies implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:anomal(?:y|ies|ous)|alerts?|watches|regress(?:ed|es|ions?)?|ok(?:ay)?|clean|healthy|fine|wrong|problems?|issues?|out of line|unusual|abnormal|worse|verdict|suspicious)\\b");
    private static final Words WORDS = Words.of(
            "anomaly anomalies anomalous alert alerts watch watches regress regresses regressed regression regressions ok okay clean healthy fine wrong"
                    + " problem problems issue issues out line unusual abnormal worse verdict suspicious any anything something everything"
                    + " all found find detected detect flagged reported raised go went going got gotten service services microservices everything's happened overview"
                    + " summary well things were's performance whole about");

    @Override
    public List<String> examples() {
        return List.of(
                "Any anomalies in the last run?",
                "Is the last run ok?",
                "What regressed?",
                "Show the alerts of the latest benchmark",
                "Was anything out of line since Monday?",
                "Did something get worse in the last run?",
                "Are there any problems with checkoutservice?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && heard.spoken().metrics().isEmpty()
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && heard.span().filter(heard.desk()::isWithinARun).isEmpty()
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new AnomalyList();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects());
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
