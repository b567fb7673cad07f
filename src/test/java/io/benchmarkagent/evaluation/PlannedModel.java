package io.benchmarkagent.evaluation;

import io.benchmarkagent.grounding.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model that looks up what the plan of a question says, and tells the first sentence of what each tool says. On request it tells one
 * more, of a number that it makes up.
 */
final class PlannedModel implements BinaryOperator<String> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern QUESTION = Pattern.compile("(?s)<<<QUESTION\\n(.*?)\\nQUESTION>>>");
    private static final Pattern SAYS = Pattern.compile("(?m)^\\[(r\\d+)\\][^\\[]*?^says: (.*)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+|\\d+(?= ?(?:MiB|ms|%|/s))");

    private final Map<String, JsonNode> plans = new HashMap<>();
    private final boolean lies;

    /** @param questions those without a plan are not looked up at all */
    PlannedModel(List<DayQuestion> questions, boolean lies) {
        questions.forEach(
                one -> one.plan().ifPresent(plan -> plans.put(one.asking().question(), plan)));
        this.lies = lies;
    }

    @Override
    public String apply(String system, String asked) {
        ObjectNode step = JSON.createObjectNode();
        ArrayNode calls = step.putArray("calls");
        ArrayNode statements = step.putArray("statements");
        if (!asked.contains("<<<RESULTS")) {
            plan(asked).ifPresent(plan -> plan.forEach(calls::add));
        } else if (!asked.contains("<<<SENTENCES")) {
            told(asked, statements);
        }
        return step.toString();
    }

    private Optional<JsonNode> plan(String asked) {
        Matcher question = QUESTION.matcher(asked);
        return question.find() ? Optional.ofNullable(plans.get(question.group(1))) : Optional.empty();
    }

    private void told(String asked, ArrayNode statements) {
        List<MatchResult> all = SAYS.matcher(asked).results().toList();
        for (MatchResult one : all) {
            List<String> sentences =
                    new ArrayList<>(List.of(Gate.sentences(one.group(2)).get(0)));
            if (lies) {
                sentences.add(madeUp(sentences.get(0)));
            }
            sentences.forEach(sentence -> statements
                    .addObject()
                    .put("text", sentence)
                    .putArray("cites")
                    .add(one.group(1)));
        }
    }

    /** The same with its first figure as nobody measured it; where it has none, with one. */
    private static String madeUp(String sentence) {
        Matcher number = NUMBER.matcher(sentence);
        return number.find()
                ? number.replaceFirst(result -> String.valueOf(Double.parseDouble(result.group()) * 1.7 + 3))
                : "frontend's p95 latency was 4711 ms.";
    }
}
