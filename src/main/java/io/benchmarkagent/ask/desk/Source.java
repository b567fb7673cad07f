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

    private static final String RECORDED = ", recorded with run ";

    /** Objects that a command showed then. */
    public static Source recorded(String command, String run) {
        return new Source(Type.KUBERNETES, command + RECORDED + run);
    }

    /** Whether it tells of how something was, and not of how it is. */
    public boolean isRecorded() {
        return type == Type.ARCHIVE || query.contains(RECORDED);
    }

    public static Source archive(String query) {
        return new Source(Type.ARCHIVE, query);
    }
}
