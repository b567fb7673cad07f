package io.benchmarkagent.llm;

/** What came of a prompt. */
public sealed interface Answer {

    /** A whole answer that is not blank; {@code tokens} counts prompt and answer, 0 where the server does not say. */
    record Written(String text, String model, long tokens) implements Answer {}

    /** No usable answer; {@code why} is one line for people, without secrets and without anything the server wrote. */
    record Refused(String why) implements Answer {}
}
