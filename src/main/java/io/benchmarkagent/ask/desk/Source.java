package io.benchmarkagent.ask.desk;

/**
 * Where something in an answer was read.
 *
 * @param query what would show it again: PromQL, a kubectl command, a run and the part of its findings
 */
public record Source(Type type, String query) {

    /** What was asked. */
    public enum Type {
        PROMETHEUS,
        KUBERNETES,
        ARCHIVE
    }

    public static Source archive(String query) {
        return new Source(Type.ARCHIVE, query);
    }
}
