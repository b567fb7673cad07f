package io.benchmarkagent.publish;

import java.util.List;

/** One pull request's comments, as its platform keeps them. */
interface PullRequest {
    /** As it is told: "pull request 12 of shop/benchmarks". */
    String name();

    long number();

    /** Those that we wrote ourselves, oldest first. */
    List<Posted> ours() throws NotPublished;

    void create(String body) throws NotPublished;

    void replace(long id, String body) throws NotPublished;

    void delete(long id) throws NotPublished;
}
