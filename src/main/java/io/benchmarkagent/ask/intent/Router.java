package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.llm.alike.Likeness;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what kind of question it is: the kind whose examples it is most alike to, of those it may be at all. What is like none is
 * declined, with what can be asked.
 */
public final class Router {
    /** Below it, questions of the tests were as often out of reach as within it. */
    private static final double ALIKE = 0.35;

    /** Of a kind that has looked at every word. */
    private static final double NOT_UNLIKE = 0.2;

    private final List<Intent> intents;
    private final Likeness likeness;

    private Router(List<Intent> intents, Likeness likeness) {
        this.intents = intents;
        this.likeness = likeness;
    }

    /** With every kind there is. */
    public static Router standard(Likeness likeness) {
        return new Router(all(), likeness);
    }

    private static List<Intent> all() {
        return List.of(
                new AsksMetric(),
                new AsksMost(),
                new AsksLimits(),
                new AsksThrottling(),
                new AsksStatus(),
                new AsksRestarts(),
                new AsksAdvice(),
                new AsksCalls(),
                new AsksCauses(),
                new AsksNodes(),
                new AsksRuns(),
                new AsksAnomalies(),
                new AsksBeside(),
                new AsksGroups(),
                new AsksHistory(),
                new AsksWhy(),
                new AsksTimeline(),
                new AsksMetricThen(),
                new AsksMetricLive(),
                new AsksAlerts(),
                new AsksTargets(),
                new AsksHelp(),
                AsksPromQl.ofAMoment(),
                AsksPromQl.ofASpan());
    }

    /** One example of each kind. */
    static List<String> examples() {
        return firstOf(all());
    }

    private static List<String> firstOf(List<Intent> intents) {
        return intents.stream().map(intent -> intent.examples().get(0)).toList();
    }

    /** One example of each kind. */
    public List<String> canBeAsked() {
        return firstOf(intents);
    }

    /** Whether a model may be asked it: it is neither an order to change something nor typed in another language than people's. */
    public boolean isInWords(Heard heard) {
        return ToChange.in(heard).isEmpty() && intents.stream().noneMatch(intent -> intent.isTyped(heard));
    }

    public Answer answer(Heard heard) {
        Optional<Intent> typed =
                intents.stream().filter(intent -> intent.isTyped(heard)).findFirst();
        return typed.map(intent -> told(intent, heard)).orElseGet(() -> understood(heard));
    }

    private Answer understood(Heard heard) {
        Optional<String> refused = Unknown.in(heard).or(() -> ToChange.in(heard));
        return refused.isPresent()
                ? heard.declined(refused.get())
                : chosen(heard).map(intent -> told(intent, heard)).orElseGet(() -> heard.declined(declined()));
    }

    private static Answer told(Intent intent, Heard heard) {
        return heard.told(intent.tool().name(), intent.tool().find(intent.wanted(heard), heard.desk()));
    }

    private Optional<Intent> chosen(Heard heard) {
        Map<Double, Intent> alike = new TreeMap<>(Comparator.reverseOrder());
        intents.stream()
                .filter(intent -> intent.mayBe(heard))
                .forEach(intent -> alike.put(alike(intent, heard), intent));
        return alike.entrySet().stream()
                .findFirst()
                .filter(best -> best.getKey() >= (best.getValue().isWhole() ? NOT_UNLIKE : ALIKE))
                .map(Map.Entry::getValue);
    }

    private double alike(Intent intent, Heard heard) {
        return intent.examples().stream()
                .mapToDouble(example -> likeness.of(example, heard.question().text()))
                .max()
                .orElse(0);
    }

    private String declined() {
        return "I cannot answer that without a model. Without one I can tell, for example:\n\n- "
                + String.join("\n- ", canBeAsked());
    }
}
