package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.RunList;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.llm.alike.Likeness;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds what kind of question it is: the kind whose examples it is most alike to, of those it may be at all. What is like none is
 * declined, with what can be asked.
 */
public final class Router {
    /** Below it, questions of the tests were as often out of reach as within it. */
    private static final double ALIKE = 0.35;

    /** Of a kind that has looked at every word. */
    private static final double NOT_UNLIKE = 0.2;

    private static final Pattern OF_SERVICES =
            Pattern.compile("(?i)\\b(?:(?:micro)?services?|pods?|containers?|deployments?)\\b");
    /** "Of frontend", of which nothing is known. */
    private static final Pattern OF_ONE = Pattern.compile(
            "(?i)\\b(?:of|by|for|did|does) (?:the )?(?!the|run|last|latest|newest|cluster|it|we|you|this|that|all|benchmark|test)\\p{L}[\\p{L}\\d-]+(?: use| have)?[?.! ]*(?:$|in\\b)");
    /** As many as are shown in the place of an answer. */
    private static final int NEAR = 3;

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
                new AsksFigures(),
                new AsksMost(),
                new AsksBeyond(),
                new AsksReplicas(),
                new AsksLimits(),
                new AsksAutoscaler(),
                new AsksThrottling(),
                new AsksOutOfLine(),
                new AsksStatus(),
                new AsksAbout(),
                new AsksServices(),
                new AsksPods(),
                new AsksLoad(),
                new AsksAround(),
                new AsksRestarts(),
                new AsksAdvice(),
                new AsksCalls(),
                new AsksCall(),
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
                new AsksAnomaliesLive(),
                new AsksAlerts(),
                new AsksTargets(),
                new AsksHelp(),
                AsksPromQl.ofAMoment(),
                AsksPromQl.ofASpan());
    }

    /** One example of each kind, in the names of a run. */
    static List<String> examples(Look look, Desk desk) {
        return all().stream()
                .flatMap(intent -> Example.of(intent)
                        .flatMap(example -> example.filled(look, desk, List.of()).stream())
                        .limit(1))
                .toList();
    }

    /** Whether a model may be asked it: it is neither an order to change something nor typed in another language than people's. */
    public boolean isInWords(Heard heard) {
        return ToChange.in(heard).isEmpty() && intents.stream().noneMatch(intent -> intent.isTyped(heard));
    }

    /** A question in the names of the archive's runs. */
    public Meant runs(Question question, Context context, Desk desk) {
        return AsksPromQl.isOne(question) ? Meant.asSaid(question) : MeantRuns.in(question, context, desk);
    }

    /** Whether it tells which runs there are. */
    public boolean isOfRuns(Answer answer) {
        return answer.outcome() == Answer.Outcome.ANSWERED
                && answer.resolved().intent().equals(new RunList().name());
    }

    /** A question in the names of the run's services. */
    public Meant services(Question question, Look look) {
        return AsksPromQl.isOne(question)
                ? Meant.asSaid(question)
                : Highest.written(MeantServices.in(Shorthand.written(question), look), look);
    }

    public Answer answer(Heard asked) {
        Heard heard = Implied.extreme(Implied.quantile(Implied.joined(asked)));
        return Stopped.pronoun(heard).isPresent()
                ? ofRecords(heard)
                : AsksNow.told(heard).orElseGet(() -> ofRecords(heard));
    }

    private Answer ofRecords(Heard heard) {
        Optional<Intent> typed =
                intents.stream().filter(intent -> intent.isTyped(heard)).findFirst();
        return typed.map(intent -> told(intent, heard)).orElseGet(() -> understood(heard));
    }

    private Answer understood(Heard heard) {
        Optional<String> order = ToChange.in(heard);
        Optional<String> unknown = Unknown.in(heard);
        if (order.isEmpty() && isOfServicesNobodyMeasured(heard, unknown.isPresent())) {
            return heard.told(
                    "",
                    new Found.Nothing(
                            "Run " + heard.look().name()
                                    + " has no per-service data: its JSON tells of the cluster as a whole.",
                            List.of(heard.look().source("its run JSON"))));
        }
        Optional<String> refused = unknown.or(() -> order);
        return refused.isPresent()
                ? heard.declined(refused.get())
                : told(heard)
                        .or(() -> Implied.in(heard).flatMap(this::told))
                        .orElseGet(() -> heard.declined(declined(heard)));
    }

    private Optional<Answer> told(Heard heard) {
        return chosen(heard).map(intent -> told(intent, heard));
    }

    /** In a run that knows no service, one that is named is known by its look, or by a figure that is asked of it. */
    private static boolean isOfServicesNobodyMeasured(Heard heard, boolean named) {
        return heard.look().services().isEmpty()
                && RunIds.in(heard.question().text()).size() <= 1
                && (named
                        || heard.says(OF_SERVICES)
                        || (heard.spoken().metrics().size() == 1
                                && OF_ONE.matcher(heard.spoken().text()).find()));
    }

    private static Answer told(Intent intent, Heard heard) {
        Optional<String> declined = intent.declines(heard);
        if (declined.isPresent()) {
            return heard.declined(declined.get());
        }
        Tool tool = intent.tool(heard);
        return heard.told(tool.name(), tool.find(intent.wanted(heard), heard.desk()));
    }

    private Optional<Intent> chosen(Heard heard) {
        List<Intent> candidates = candidates(heard);
        return candidates.stream()
                .filter(intent -> isAnExample(intent, heard))
                .findFirst()
                .or(() -> likest(candidates, heard));
    }

    private List<Intent> candidates(Heard heard) {
        return intents.stream()
                .filter(intent -> isOfOneRun(heard) || intent.tool().takes().contains(Tool.Slot.GROUPS))
                .filter(intent -> !heard.namesANode() || intent instanceof AsksNodes || intent instanceof AsksPods)
                .filter(intent -> Stopped.leaves(intent, heard))
                .filter(intent -> intent.mayBe(heard))
                .toList();
    }

    /** Nothing can be more alike, and nothing needs to be loaded to tell. */
    private static boolean isAnExample(Intent intent, Heard heard) {
        return intent.examples().stream()
                .anyMatch(example -> example.equalsIgnoreCase(heard.question().text()));
    }

    private Optional<Intent> likest(List<Intent> candidates, Heard heard) {
        Map<Double, Intent> alike = new TreeMap<>(Comparator.reverseOrder());
        candidates.forEach(intent -> alike.put(alike(intent, heard), intent));
        return alike.entrySet().stream()
                .findFirst()
                .filter(best -> best.getKey() >= (best.getValue().isWhole() ? NOT_UNLIKE : ALIKE))
                .map(Map.Entry::getValue);
    }

    /** Of two that are named, all but a comparison would tell of the first. */
    private static boolean isOfOneRun(Heard heard) {
        return RunIds.in(heard.question().text()).size() <= 1;
    }

    private double alike(Intent intent, Heard heard) {
        return intent.examples().stream()
                .mapToDouble(example -> likeness.of(example, heard.question().text()))
                .max()
                .orElse(0);
    }

    /** The words that stopped it, and what is nearest of what can be answered: no more lines than are read. */
    private String declined(Heard heard) {
        List<Intent> near = intents.stream()
                .filter(Router::isOffered)
                .sorted(Comparator.comparingDouble((Intent intent) -> -alike(intent, heard)))
                .limit(NEAR)
                .toList();
        List<String> instead =
                near.stream().flatMap(intent -> nearest(intent, heard).stream()).toList();
        return "I cannot answer that without a model: " + Stopped.by(heard, near, intents) + "."
                + (instead.isEmpty() ? "" : " Nearest that I can:\n- " + String.join("\n- ", instead))
                + "\n\nAsk \"what can you do?\" for all that can be asked.";
    }

    /** What is typed, and what is asked of times that are no run's, cannot be offered in a run's names. */
    private static boolean isOffered(Intent intent) {
        return !(intent instanceof AsksPromQl)
                && !(intent instanceof AsksHelp)
                && !(intent instanceof AsksAnomaliesLive);
    }

    private Optional<String> nearest(Intent intent, Heard heard) {
        return Example.of(intent)
                .sorted(Comparator.comparingDouble((Example example) ->
                        -likeness.of(example.text(), heard.question().text())))
                .flatMap(example -> example.filled(heard.look(), heard.desk(), heard.subjects()).stream())
                .findFirst();
    }
}
