package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.question.Pronouns;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "Is it healthy?": what a word stands for that the last question named, or why nobody can say. */
final class Pronoun {
    /** What is told of a run is told of "it". */
    private static final Set<String> OF_A_RUN = Set.of("anomalies", "runs", "run_load", "groups_compared", "nodes");

    private static final Pattern FOR_LONG = Pattern.compile("(?i)^\\W*(?:(?:and|but|so) )?(?:for )?how long\\W*$");

    /** "Was it the network?" asks for a cause. */
    private static final Pattern SUSPECTED = Pattern.compile(
            "(?i)^\\W*(?:(?:and|so|but) )?(?:is|was|isn['’]t|wasn['’]t) it (?:(?:the|a|an|about|because of|due to) )*•[\\s•]*\\W*$");

    private static final Pattern THROTTLED = Pattern.compile("(?i)\\bthrottled\\W*$");

    private Pronoun() {}

    /** Empty where none stands for anything before the question. */
    static Optional<FollowUp> of(String typed, Turn last, Spoken said, Spoken before) {
        Optional<String> place = Pronouns.ofAPlace(typed)
                .or(() -> words(FOR_LONG, typed))
                .or(() -> words(SUSPECTED, said.rest())
                        .filter(rest -> !THROTTLED.matcher(typed).find())
                        .map(rest -> "it"));
        if (place.isPresent()) {
            return Optional.of(unclear(place.get(), last, List.of()));
        }
        return Pronouns.open(typed, said.subjects()).flatMap(word -> resolved(word, typed, last, before));
    }

    private static Optional<String> words(Pattern pattern, String typed) {
        return pattern.matcher(typed).matches() ? Optional.of(typed) : Optional.empty();
    }

    private static Optional<FollowUp> resolved(String word, String typed, Turn last, Spoken before) {
        List<String> named = before.subjects().stream()
                .filter(name -> !name.equals("cluster") && !name.equals("nodes"))
                .toList();
        boolean one = Pronouns.ofSeveral(typed).isEmpty();
        if (named.size() == 1 && one) {
            return Optional.of(new FollowUp.Completed(inItsRun(Pronouns.replaced(typed, named.get(0)), last)));
        }
        return named.isEmpty() && one && OF_A_RUN.contains(last.intent())
                ? Optional.empty()
                : Optional.of(unclear(word, last, named));
    }

    /** Of a run that was named it is asked in that run. */
    private static String inItsRun(String text, Turn last) {
        boolean named = OtherRun.isSaid(last.meant()) && !OtherRun.isSaid(text);
        return last.run()
                .filter(id -> named && RunIds.in(id).equals(List.of(id)))
                .map(id -> text.replaceFirst("[\\s?.!]+$", "") + " in run " + id + (text.endsWith("?") ? "?" : ""))
                .orElse(text);
    }

    private static FollowUp.Unclear unclear(String word, Turn last, List<String> named) {
        return new FollowUp.Unclear("'" + word + "' may stand for "
                + (named.size() > 1 ? String.join(" or ", named) : "more than one thing")
                + " after '" + last.meant() + "'; ask it in full");
    }
}
