package io.benchmarkagent;

import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.ToolCall;
import io.benchmarkagent.llm.spend.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model that says these answers in their order whatever it is asked, and the last of them for ever. */
final class ScriptedAsker implements LanguageModel {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> answers;
    final List<Prompt> asked = new ArrayList<>();
    final List<ToolCall> called = new CopyOnWriteArrayList<>();

    ScriptedAsker(String... answers) {
        this.answers = List.of(answers);
    }

    /** One call, as JSON. */
    static ObjectNode call(String tool, String metric, String... subjects) {
        ObjectNode call = JSON.createObjectNode();
        call.put("tool", tool)
                .put("run", "")
                .put("metric", metric)
                .put("order", "")
                .put("count", 0);
        call.put("from", "").put("to", "").putArray("groups");
        ArrayNode names = call.putArray("subjects");
        List.of(subjects).forEach(names::add);
        return call;
    }

    static String looks(ObjectNode... calls) {
        ObjectNode step = JSON.createObjectNode();
        ArrayNode all = step.putArray("calls");
        List.of(calls).forEach(all::add);
        step.putArray("statements");
        return step.toString();
    }

    /** A sentence and what it cites. */
    record Said(String text, List<String> cites) {
        Said(String text, String... cites) {
            this(text, List.of(cites));
        }
    }

    static String tells(Said... statements) {
        ObjectNode step = JSON.createObjectNode();
        step.putArray("calls");
        ArrayNode all = step.putArray("statements");
        for (Said said : statements) {
            ArrayNode cites = all.addObject().put("text", said.text()).putArray("cites");
            said.cites().forEach(cites::add);
        }
        return step.toString();
    }

    @Override
    public Answer answer(Prompt prompt) {
        asked.add(prompt);
        String text = answers.get(Math.min(asked.size(), answers.size()) - 1);
        return new Answer.Written(text, "m", new Usage(100, 10), OptionalDouble.of(0.001), false, List.of());
    }

    @Override
    public void called(ToolCall call) {
        called.add(call);
    }
}
