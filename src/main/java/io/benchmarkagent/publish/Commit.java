package io.benchmarkagent.publish;

/** One commit, as its platform marks it. */
interface Commit {
    /** As it is told: "commit 1a2b3c4 of shop/benchmarks". */
    String name();

    /**
     * @param context what tells this mark from others; the same mark of the next report is in its place
     * @param address of the whole report; empty for none
     */
    void status(String context, Mark mark, String address) throws NotPublished;

    /** As a check with its annotations. */
    void check(String context, Mark mark, String address) throws NotPublished;
}
