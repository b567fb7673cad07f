package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** "What can you do?": questions that can be asked. A model knows its tools without it. */
public final class Abilities implements Tool {
    private final BiFunction<Look, Desk, List<String>> questions;

    /** @param questions in the names of a run */
    public Abilities(BiFunction<Look, Desk, List<String>> questions) {
        this.questions = questions;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String purpose() {
        return "What can be asked.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of();
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return new Found.Data(
                "I look things up in the archive and in what was recorded with its runs, and change nothing. Ask, for example:\n\n- "
                        + String.join("\n- ", questions.apply(wanted.look(), desk))
                        + "\n\nA question may name a run, services, and a time such as \"at 14:25\", \"yesterday at 2 pm\", \"since Monday\""
                        + " or \"during the ramp-up\"."
                        + " How pods, events, limits and nodes are now is asked of the cluster where --kubernetes allows it: \"which pods are not ready now?\".",
                List.of(),
                new Confidence(1, "each of these is answered by looking it up"),
                List.of(Source.archive(desk.archive().runs().size() + " runs")),
                List.of());
    }
}
