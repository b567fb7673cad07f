package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.grounding.Spoken;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "Why?" after an answer: what led to the verdict on a figure, or what the regressions of a run or of a service come from. */
final class Why {
    static final Pattern ASKED =
            Pattern.compile("(?i)^\\W*(?:and |but |so )?(?:why(?: is (?:that|this|it))?|how come)\\W*$");
    private static final String OF_A_FIGURE = "run_metric";
    private static final Set<String> OF_A_RUN = Set.of("anomalies", "service_overview", "service_status");

    /** Of a time there may be several runs. */
    private static final Pattern TIMED = Pattern.compile(
            "(?i)\\b(?:since|between|today|yesterday|\\p{L}+day|weeks?|months?|days?|ago|at \\d|after|until)\\b|(?<!run )\\bbefore\\b|\\b\\d{4}-\\d\\d-\\d\\d\\b|\\d:\\d");

    private Why() {}

    /** Empty where of that answer nobody could say what is to be explained. */
    static Optional<String> of(Turn last, Spoken said) {
        if (last.outcome() != Answer.Outcome.ANSWERED || said.subjects().size() > 1) {
            return Optional.empty();
        }
        String whose = said.subjects().stream()
                .filter(name -> !name.equals("cluster"))
                .map(name -> " of " + name)
                .findFirst()
                .orElse("");
        String run = last.run().map(id -> " in run " + id).orElse("");
        if (last.intent().equals(OF_A_FIGURE) && said.metrics().size() == 1) {
            return Optional.of("explain the verdict on " + said.metrics().get(0).words() + whose + run);
        }
        boolean timed = TIMED.matcher(last.meant()).find();
        return OF_A_RUN.contains(last.intent()) && said.metrics().isEmpty() && !timed
                ? Optional.of("what caused the regressions" + whose + run + "?")
                : Optional.empty();
    }
}
