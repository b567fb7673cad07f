package io.benchmarkagent;

import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What questions without a model are answered by, a model may look up as well. */
class AgentLooksFurtherTest {
    private final SampleDesk desk = SampleDesk.opened();

    @Test
    void servicesBeyondANumber() {
        String user = lookedUp(call("services_beyond", "memory").put("expression", "over 100 MiB"));
        assertThat(user).contains("over 100 MiB by", "columns: SERVICE |").doesNotContain("refused:");
        assertThat(lookedUp(call("services_beyond", "memory").put("expression", "at least 1 GiB")))
                .contains("at least 1 GiB");
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithWhatWouldWork() {
        for (String typed : new String[] {"", "100 MiB", "over the moon", "over 100 MiB or so"}) {
            assertThat(lookedUp(call("services_beyond", "memory").put("expression", typed)))
                    .as(typed)
                    .contains("refused: no number to be held against is given; write one such as 'over 100 MiB'");
        }
    }

    @Test
    void whatPeopleSet() {
        assertThat(lookedUp(call("most_set", "memory limit"))).contains("had the highest memory limit of a container");
        assertThat(lookedUp(call("most_set", "cpu request").put("order", "least")))
                .contains("had the lowest cpu request of a container");
        assertThat(lookedUp(call("most_set", "latency")))
                .contains("refused: 'latency' is nothing that is set; name one of");
    }

    @Test
    void theBoundsOfAutoscalers() {
        assertThat(lookedUp(call("autoscalers", "", "frontend")))
                .contains("autoscaler")
                .doesNotContain("refused:");
    }

    /** What the model reads of it. */
    private String lookedUp(ObjectNode asked) {
        ScriptedAsker model =
                new ScriptedAsker(looks(asked), tells(new Said("The cluster was looked at in the run.", "r1")));
        desk.ask("what else is there?", model);
        String user = model.asked.get(1).user();
        assertThat(model.asked.get(0).system())
                .contains("- " + asked.path("tool").asString() + " (");
        return user;
    }
}
