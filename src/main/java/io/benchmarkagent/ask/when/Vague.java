package io.benchmarkagent.ask.when;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of time that do not say when. */
final class Vague {
    private static final String PART =
            "(?:lunch(?:time)?|breakfast|dinner(?: ?time)?|mid-?day|dawn|dusk|(?:early |late )?(?:morning|afternoon|evening|night)|tonight)";
    private static final Pattern TO_COME = Pattern.compile(
            "(?i)\\b(?:tomorrow|next (?:week|month|year|hour|day|time|" + Dates.DAYS
                    + "|\\d+ (?:minutes|hours|days|weeks))|in (?:an?|\\d+) (?:minutes?|hours?|days?|weeks?)(?='? ?time\\b|[?.!]?$))");
    private static final Pattern VAGUE = Pattern.compile(
            "(?i)\\b(?:(?:around |about |at |before |after |since |during |in |over )?(?:the |last |this |yesterday |earlier this )?"
                    + PART
                    + "\\b|recently|lately|earlier today|later today|(?:a )?(?:little )?while ago|some time ago|the other day"
                    + "|(?:in )?(?:the )?(?:last|past) (?:few|couple(?: of)?|several|some) (?:seconds|minutes|hours|days|weeks|months)"
                    + "|(?:a )?(?:few|couple(?: of)?|several|some) (?:seconds|minutes|hours|days|weeks|months) ago"
                    + "|(?:last|this|the) weekend|(?:every|each) (?:" + Dates.DAYS + "|day|night|morning|week|hour)"
                    + "|" + Lengths.WORDS + " (?:before|after|earlier|later)\\b"
                    + "|(?:just|shortly|right|soon|long) (?:before|after) (?=\\d|noon|midnight))");

    private Vague() {}

    static void refuse(Scan scan) throws Impossible {
        Optional<Matcher> later = scan.take(TO_COME);
        if (later.isPresent()) {
            throw new Impossible("'" + later.get().group() + "' is still to come; ask about what was");
        }
        Optional<Matcher> vague = scan.take(VAGUE);
        if (vague.isPresent()) {
            throw new Impossible("'" + vague.get().group().strip() + "' is no exact time; " + INSTEAD);
        }
    }

    static final String INSTEAD =
            "write one such as 'yesterday at 2 pm', 'between 14:00 and 14:30', 'in the last 30 minutes' or 2026-03-01";
}
