package io.benchmarkagent.grounding;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that say which way something went. */
final class Direction {
    private static final String METRIC =
            "(?=(?: of)?(?: the| its)? (?:cpu|memory|error|latenc|throttl|traffic|request|network|time|\u2022))";
    private static final Pattern UP = words(
            "rose|rises?|gain(?:s|ed)|rising|risen|increas(?:ed?|es|ing)|gr[eo]w(?:s|n|ing|th)?|higher|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
                    + "|surg(?:ed?|es|ing)|spik(?:ed?|es|ing)|soared|up(?=,|\\.|;|$| from| by| [+~\u2022])|above|exceed(?:s|ed|ing)?"
                    + "|over(?= (?:its|what)\\b| the (?:expected|usual|normal|upper|limit|top|range|band|baseline)\\b)|more"
                    + METRIC
                    + "|(?<=\u2022 {1,20})(?:more|greater)(?= than\\b|[,.;]|$)|more(?= than (?:in|its|the|expected|usual|normal|before)\\b)"
                    + "|slower|slow(?:s|ed|ing)?|doubled|tripled|quadrupled|elevated|larger|longer");
    private static final Pattern DOWN = words(
            "fell|falls?|sank|sinks?|sunk|dip(?:s|ped)|falling|fallen|drop(?:s|ped|ping)?|decreas(?:ed?|es|ing)|declin(?:ed?|es|ing)|lower|down(?=,|\\.|;|$| from| by| [-~\u2022])"
                    + "|below|under(?= (?:its|the|what)\\b)|less" + METRIC
                    + "|(?<=\u2022 {1,20})(?:less|fewer)(?= than\\b|[,.;]|$)"
                    + "|less(?= than (?:in|its|the|expected|usual|normal|before)\\b)|fewer" + METRIC
                    + "|reduc(?:ed|tion)|shr[aiu]nk|halved|faster|sped up|shorter|smaller");

    private Direction() {}

    static List<Mention.Turn> in(String line) {
        return Stream.concat(turns(UP, line, 1), turns(DOWN, line, -1)).toList();
    }

    private static Stream<Mention.Turn> turns(Pattern pattern, String line, int direction) {
        return pattern.matcher(line).results().map(match -> new Mention.Turn(match.start(), match.end(), direction));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + alternatives + ")(?![\\p{L}\\d])");
    }
}
