package io.benchmarkagent.llm;

/** Whether a model may be asked: where one is configured, never, or else there is no report. */
public enum LlmMode {
    AUTO,
    OFF,
    REQUIRED
}
