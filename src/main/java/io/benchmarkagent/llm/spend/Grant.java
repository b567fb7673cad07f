package io.benchmarkagent.llm.spend;

/** Whether something may be spent. */
public sealed interface Grant {

    /** Set aside under this id, until it is settled. */
    record Reserved(String id) implements Grant {}

    /** Not to be had; {@code why} is one line for people. */
    record Refused(String why) implements Grant {}
}
