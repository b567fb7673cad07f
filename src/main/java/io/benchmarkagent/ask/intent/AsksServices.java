package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.ServiceList;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "Which services are there?" */
final class AsksServices implements Intent {
    private static final String SERVICES = "(?:(?:micro)?services|workloads|deployments|apps|applications)\\b";
    private static final Pattern ASKED = Pattern.compile("(?i)^(?:all |the )?" + SERVICES
            + "[?. ]*$|\\b(?:how many|which|what|list|show|name)\\b(?: \\p{L}+){0,4} " + SERVICES);
    private static final Words WORDS = Words.of(
            "services microservices workloads deployments apps applications how many name names all exist exists measured known every");

    @Override
    public List<String> examples() {
        return List.of("Which services are there?", "How many services are there?", "List all services", "services");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED) && heard.namesNothing() && !Words.areOfRuns(heard) && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new ServiceList();
    }
}
