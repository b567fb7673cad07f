package io.benchmarkagent.llm;

/**
 * A tool that was called for a model between two prompts.
 *
 * @param words the call, in a line
 * @param result as the model gets to read it
 */
public record ToolCall(String tool, String words, Outcome outcome, String result) {

    /** What came of it. */
    public enum Outcome {
        ANSWERED,
        FAILED,
        /** It was not made. */
        REFUSED
    }
}
