package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "And frontend?": what a question asks that names no more than another subject or another metric than the last one. */
public sealed interface FollowUp {

    /** It stands for itself. */
    record Whole(String text) implements FollowUp {}

    /** The last question with one thing in it replaced. */
    record Completed(String text) implements FollowUp {}

    /** It continues something, and nobody can say what; in a line. */
    record Unclear(String why) implements FollowUp {}

    /** What begins as one goes on. */
    Pattern LEAD = Pattern.compile(
            "(?i)^\\W*(?:and|or|what about|how about|(?:but |so )?why\\W*$|(?:but |so )?why is (?:that|this|it)\\W*$|(?:the )?same (?:for|of|with))(?!\\p{L})");
    /** Nothing is said but names, which are blotted out. */
    Pattern FRAGMENT = Pattern.compile(
            "(?i)^\\W*(?:(?:and|or|so|now|also|but|then|instead)\\b[ ,]*)?(?:(?:what|how) about\\b|(?:the )?same (?:for|of|with)\\b)?"
                    + "(?:\\s*(?:for|of|in|on|the|its|their|about|and|or|,))*\\s*\u2022"
                    + "(?:\\s|\u2022|,|\\b(?:and|or|the|of|for|too|also|instead|then|as well|please)\\b)*[\\s?.!]*$");

    /** "And in all runs?": where or when, and not what. */
    Pattern CONTINUED = Pattern.compile(
            "(?i)^\\W*(?:and|or|but|what about|how about|(?:the )?same)\\b,? (?:in|for|of|on|during|at|over|across|throughout|since|before|after|from|with|without|between|by|overall)\\b(?!.*\\b(?:what|which|who|how|when|where|why|is|are|was|were|did|does|do|has|have)\\b)");

    Pattern OWNED = Pattern.compile("(?i)\\b(?:its|their)\\b");

    Pattern BLOT = Pattern.compile("\u2022 *");
    Pattern STATISTIC =
            Pattern.compile("(?i)\\b(?:p\\d\\d|median|mean|average|max(?:imum)?|min(?:imum)?)\\b ?(?:of )?");
    Pattern EXTREME = Pattern.compile("(?i)^(?:mean|average|max(?:imum)?|min(?:imum)?|peak) ");
    /** What asks for one figure of the cluster where no subject is named. */
    String OF_THE_CLUSTER = "run_metric";
    /** What asks for several figures of services. */
    String OF_SERVICES = "service_overview";

    /** @param look at the run that the last question was about */
    static FollowUp of(String typed, Optional<Turn> last, Look look) {
        Spoken spoken = spoken(typed, look);
        Matcher run = OtherRun.FRAGMENT.matcher(typed);
        if (run.matches() && spoken.metrics().isEmpty()) {
            return last.flatMap(turn -> OtherRun.of(turn, run.group("run")))
                    .<FollowUp>map(Completed::new)
                    .orElseGet(() -> incomplete(typed, last));
        }
        if (Why.ASKED.matcher(typed).matches()) {
            return last.flatMap(turn -> Why.of(turn, spoken(turn.meant(), look)))
                    .<FollowUp>map(Completed::new)
                    .orElseGet(() -> incomplete(typed, last));
        }
        Optional<FollowUp> back = last.flatMap(turn -> Pronoun.of(typed, turn, spoken, spoken(turn.meant(), look)));
        if (!FRAGMENT.matcher(spoken.rest()).matches()) {
            return back.orElseGet(() -> CONTINUED.matcher(typed).find() ? incomplete(typed, last) : new Whole(typed));
        }
        boolean other = spoken.subjects().size() + spoken.metrics().size() == 1
                && words(spoken).size() == 1
                && !isOfNobody(typed, spoken, last, look);
        return last.filter(turn -> other)
                .flatMap(turn -> completed(spoken, turn, look))
                .<FollowUp>map(Completed::new)
                .or(() -> back)
                .orElseGet(() -> incomplete(typed, last));
    }

    /** "And its memory?" after a question in which nothing was named that it could be of. */
    private static boolean isOfNobody(String typed, Spoken spoken, Optional<Turn> last, Look look) {
        return OWNED.matcher(typed).find()
                && spoken.subjects().isEmpty()
                && last.filter(turn -> !turn.intent().equals(OF_THE_CLUSTER)
                                && spoken(turn.meant(), look).subjects().size() != 1)
                        .isPresent();
    }

    private static FollowUp incomplete(String typed, Optional<Turn> last) {
        if (!LEAD.matcher(typed).find()) {
            return new Whole(typed);
        }
        return new Unclear(
                last.isEmpty()
                        ? "there is no question before it that it could go on from; ask it in full"
                        : "'" + typed + "' names not just another subject, another metric or another run than '"
                                + last.get().meant() + "'; ask it in full");
    }

    private static Optional<String> completed(Spoken spoken, Turn last, Look look) {
        Spoken before = spoken(last.meant(), look);
        return spoken.metrics().isEmpty()
                ? withSubject(words(spoken).get(0), before, last, look)
                : withMetric(spoken.metrics().get(0), before, last);
    }

    private static Optional<String> withSubject(String subject, Spoken before, Turn last, Look look) {
        if (before.subjects().isEmpty()
                && before.metrics().size() == 1
                && last.intent().equals(OF_THE_CLUSTER)) {
            String metric = before.metrics().get(0).words();
            return replaced(before, words -> words.equals(metric), metric + " of " + subject);
        }
        return before.subjects().size() == 1
                ? replaced(before, words -> spoken(words, look).subjects().equals(before.subjects()), subject)
                : Optional.empty();
    }

    private static Optional<String> withMetric(Spoken.Metric metric, Spoken before, Turn last) {
        if (before.metrics().isEmpty() && last.intent().equals(OF_SERVICES)) {
            return ofServices(metric, before);
        }
        if (before.metrics().size() != 1) {
            return Optional.empty();
        }
        String words = before.metrics().get(0).words();
        return replaced(before, words::equals, metric.ids().isEmpty() ? quantile(metric, words) : named(metric, words));
    }

    /** What was told of a service as a whole is told of one figure. */
    private static Optional<String> ofServices(Spoken.Metric metric, Spoken before) {
        List<String> services = before.subjects();
        boolean ofThisRun = before.runs().isEmpty() && !OtherRun.isSaid(before.text());
        return !ofThisRun || services.isEmpty()
                ? Optional.empty()
                : Optional.of((services.size() == 1 ? "" : "compare ") + metric.words() + " of "
                        + String.join(" and ", services));
    }

    /** "And memory?" after the maximum of CPU asks for that of memory: a quantile alone is its metric's own. */
    private static String named(Spoken.Metric metric, String before) {
        Matcher extreme = EXTREME.matcher(before);
        return metric.statistics().isEmpty() && extreme.find() ? extreme.group() + metric.words() : metric.words();
    }

    /** "And p99?" is the same metric's. */
    private static String quantile(Spoken.Metric metric, String words) {
        return metric.words() + " " + STATISTIC.matcher(words).replaceAll("").strip();
    }

    /** Empty where it stands there twice. */
    private static Optional<String> replaced(Spoken before, Predicate<String> isMeant, String with) {
        List<MatchResult> places = BLOT.matcher(before.rest())
                .results()
                .filter(blot -> isMeant.test(words(before, blot)))
                .toList();
        return places.size() == 1 ? Optional.of(replaced(before, places.get(0), with)) : Optional.empty();
    }

    private static String replaced(Spoken before, MatchResult place, String with) {
        String text = before.text();
        int end = place.start() + words(before, place).length();
        return text.substring(0, place.start()) + with + text.substring(end);
    }

    private static List<String> words(Spoken spoken) {
        return BLOT.matcher(spoken.rest())
                .results()
                .map(blot -> words(spoken, blot))
                .toList();
    }

    /** What is blotted out, without the blanks that follow it. */
    private static String words(Spoken spoken, MatchResult blot) {
        return spoken.text().substring(blot.start(), blot.end()).strip();
    }

    private static Spoken spoken(String text, Look look) {
        return Spoken.of(text, look.findings(), look.services());
    }
}
