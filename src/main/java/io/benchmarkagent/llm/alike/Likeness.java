package io.benchmarkagent.llm.alike;

/** How alike two sentences are: 1 for the same, about 0 for strangers. */
@FunctionalInterface
public interface Likeness {
    double of(String one, String other);
}
