package io.benchmarkagent.ask.talk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "And in the last Intel run?": the last question, asked of another run. */
final class OtherRun {
    private static final String NOUN = "(?:benchmark |load |test )?(?:run|benchmark|test|execution)\\b";
    private static final String ID = "(?:run )?[\\p{L}\\d][\\p{L}\\d_.-]*\\d{8}-?\\d{6}";
    private static final String RUN =
            "(?:(?:(?:the|our|that|this) )?(?:(?:previous|preceding|prior|second[- ]last|last|latest|newest|most recent"
                    + "|first|oldest|earliest) )?(?:(?!previous|the\\b|(?:whole|entire|full|complete)\\b)[\\p{L}\\d][\\p{L}\\d_.-]* )?"
                    + NOUN
                    + "(?: (?:in|of|on|from|before|since|after)(?: [\\p{L}\\d][\\p{L}\\d-]*){1,5})?|"
                    + ID
                    + ")";

    /** Nothing but a run is named. */
    static final Pattern FRAGMENT = Pattern.compile(
            "(?i)^\\W*(?:and|or|so|but|now|also|what about|how about|(?:the )?same)\\b,? (?:(?:and|what about|how about) )?"
                    + "(?:(?:for|of|in|on|during|with|at) )?(?<run>the (?:one|run|benchmark) before(?: (?:that|this|it))?(?: (?:one|run))?|the previous one|(?=the |our |that |this |last |latest |newest |previous |first |oldest |run |[^ ]*\\d{8})"
                    + RUN + ")[\\s?.!]*$");

    private static final Pattern AT_ITS_END =
            Pattern.compile("(?i),? (?:in|of|for|during|on|from) " + RUN + "[\\s?.!]*$");
    private static final Pattern SAID =
            Pattern.compile("(?i)\\b(?:runs?|benchmarks?|tests?|executions?)\\b|\\d{8}-?\\d{6}");
    /** Against which run, nobody can say once another one was asked about. */
    private static final Pattern RELATIVE = Pattern.compile("(?i)\\b(?:previous|preceding|prior|before)\\b");

    private OtherRun() {}

    static boolean isSaid(String question) {
        return SAID.matcher(question).find();
    }

    /** Told by nothing but its place or its id: of "the last Intel run" the one before may be another. */
    private static final Pattern IN_ORDER =
            Pattern.compile("(?i),? (?:in|of|for|during|on|from) (?:the (?:previous|last|latest|newest|most recent) "
                    + NOUN + "|the run before " + ID + "|" + ID + ")[\\s?.!]*$");

    private static final Pattern BEFORE_IT = Pattern.compile("(?i)the (?:one|run|benchmark) before\\b.*");

    /** Of a question that was about a run; "the one before" is before that one, whichever it was. */
    static Optional<String> of(Turn last, String run) {
        return BEFORE_IT.matcher(run).matches()
                ? last.run().flatMap(id -> before(last.meant(), id))
                : of(last.meant(), run.replaceFirst("(?i) one$", " run"));
    }

    private static Optional<String> before(String last, String id) {
        Matcher end = AT_ITS_END.matcher(last);
        boolean hasRun = end.find();
        String rest = hasRun ? last.substring(0, end.start()) : last.replaceFirst("[\\s?.!]+$", "");
        return SAID.matcher(rest).find() || (hasRun && !IN_ORDER.matcher(last).find())
                ? Optional.empty()
                : Optional.of(rest + " in the run before " + id + (last.endsWith("?") ? "?" : ""));
    }

    /** Empty where the run of the last question is not just at its end. */
    private static Optional<String> of(String last, String run) {
        Matcher end = AT_ITS_END.matcher(last);
        boolean hasRun = end.find();
        String rest = hasRun ? last.substring(0, end.start()) : last.replaceFirst("[\\s?.!]+$", "");
        boolean isAgainst = hasRun && RELATIVE.matcher(run).find();
        return SAID.matcher(rest).find() || isAgainst
                ? Optional.empty()
                : Optional.of(rest + " in " + run + (last.endsWith("?") ? "?" : ""));
    }
}
