package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import java.util.Map;
import java.util.regex.Pattern;

/** What a model told of a run, as it is judged, mended and kept. */
sealed interface Telling permits Statements, Prose {
    Pattern THOUGHTS = Pattern.compile("(?s)<think>.*?</think>");

    /** In the form that was asked for, else as prose. */
    static Telling of(String answer) {
        String said = THOUGHTS.matcher(answer).replaceAll("").strip();
        return StatementsJson.isMeant(said) ? StatementsJson.read(said) : new Prose(said);
    }

    /** Each of its sentences, judged, and the text of those that stand. */
    Gate.Sifted sifted(Gate gate);

    /** The same with other sentences in these places, counted from 0. */
    Telling mended(Map<Integer, Gate.Claim> places);

    /** What {@link #of} reads again as the same. */
    String written();
}
