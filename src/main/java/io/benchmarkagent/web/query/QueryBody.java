package io.benchmarkagent.web.query;

import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.web.access.Posted;
import io.benchmarkagent.web.problem.JsonBody;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code {"query": …, "context": {"run_id": …, "time_range": {"from": …, "to": …}, "timezone": …}}}. */
public final class QueryBody {
    private static final String EXAMPLE = "{\"query\": \"which services use most memory?\"}";

    private QueryBody() {}

    /** @param fresh not to be told what was answered before */
    public static QueryAsked read(String body, boolean fresh) {
        JsonBody whole = JsonBody.read(body, EXAMPLE).only("query", "context");
        String text = whole.text("query")
                .orElseThrow(() -> new Refusal(Problem.unreadable("'query' is missing; send " + EXAMPLE)));
        Question.mistake(text).ifPresent(mistake -> {
            throw new Refusal(Problem.unreadable(mistake));
        });
        JsonBody context = whole.object("context").only("run_id", "time_range", "timezone");
        JsonBody range = range(context);
        return new QueryAsked(
                new Question(text),
                context.text("run_id"),
                range.text("from"),
                range.text("to"),
                zone(context),
                Posted.by(),
                fresh);
    }

    /** An object with "from" and "to", or one word such as "30m": so long ago until now. */
    private static JsonBody range(JsonBody context) {
        Optional<JsonNode> word = context.node("time_range").filter(JsonNode::isString);
        return word.isPresent()
                ? JsonBody.of("from", word.get().asString() + " ago")
                : context.object("time_range").only("from", "to");
    }

    private static Optional<String> zone(JsonBody context) {
        return context.text("timezone");
    }
}
