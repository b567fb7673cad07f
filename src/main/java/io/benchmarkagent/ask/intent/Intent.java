package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.Optional;

/** One kind of question that needs no model: the tool that answers it, and what of the question the tool is asked. */
interface Intent {
    /** Questions of this kind, in several wordings: what a question is held against; the first is shown to who asks what can be asked. */
    List<String> examples();

    /** What it heeds beside metrics and services. */
    Words words();

    /** Whether a question says everything without which it would be another one, and nothing that this kind cannot heed. */
    boolean mayBe(Heard heard);

    /** Whether it is no question in words, but typed as this kind is to be typed: no likeness is needed, and no name is unknown. */
    default boolean isTyped(Heard heard) {
        return false;
    }

    /** Whether {@link #mayBe} says so much of a question that likeness has only to choose between kinds; else it must be like an example. */
    default boolean isWhole() {
        return true;
    }

    /** Why a question of this kind is not answered as it stands, in a sentence; empty where it is. */
    default Optional<String> declines(Heard heard) {
        return Optional.empty();
    }

    Tool tool();

    /** The same for a question that says more than a {@link Wanted} holds. */
    default Tool tool(Heard heard) {
        return tool();
    }

    /** What the tool is asked. */
    default Wanted wanted(Heard heard) {
        return Wanted.of(heard.look()).about(heard.subjects());
    }
}
