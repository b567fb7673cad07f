package io.benchmarkagent.publish;

/** Where pull requests are: what the CI's variables say of it. */
interface Platform {
    /** As it is named on the command line. */
    String word();

    /** How many characters a comment may have. */
    int most();

    /** Where the report of this job is to be seen; empty where nobody says. */
    String address();

    /**
     * The pull request that this job is about, by the environment alone.
     *
     * @throws NotPublished where it is about none, or the environment does not say enough
     */
    PullRequest pullRequest(Patience patience) throws NotPublished;

    /**
     * The commit that this job is about, by the environment alone.
     *
     * @throws NotPublished where the environment does not say which
     */
    Commit commit(Patience patience) throws NotPublished;

    /** The number that {@link #pullRequest} is about, as an untrusted job may write it down for the trusted one; 0 for none. */
    long number();
}
