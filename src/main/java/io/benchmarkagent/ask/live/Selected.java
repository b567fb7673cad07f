package io.benchmarkagent.ask.live;

/**
 * A selector of an expression, held to our namespace.
 *
 * @param written as Prometheus is sent it, without a range
 * @param evaluations how often it is computed for one point, by the subqueries around it
 */
record Selected(String written, long evaluations) {
    /** More than any limit is as much as anybody needs to know. */
    private static final long MOST = 1_000_000_000_000L;

    Selected times(long more) {
        return new Selected(written, evaluations > MOST / more ? MOST : evaluations * more);
    }
}
