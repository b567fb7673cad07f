package io.benchmarkagent.publish;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** GitLab, gitlab.com or self-managed, by the variables of its merge request pipelines. */
final class GitLab implements Platform {
    private static final int MOST = 1_000_000;

    private final Map<String, String> environment;
    private final Clock clock;

    GitLab(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public String word() {
        return "gitlab";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public String address() {
        String job = variable("CI_JOB_URL");
        return job.isEmpty() ? "" : job + "/artifacts/browse";
    }

    @Override
    public long number() {
        String iid = variable("CI_MERGE_REQUEST_IID");
        return iid.matches("\\d{1,15}") ? Long.parseLong(iid) : 0;
    }

    @Override
    public PullRequest pullRequest(Patience patience) throws NotPublished {
        if (number() == 0) {
            throw NotPublished.because("this job is about no merge request; run it with"
                    + " rules: if: $CI_PIPELINE_SOURCE == \"merge_request_event\", or set CI_MERGE_REQUEST_IID");
        }
        return new GitLabNotes(api(patience), project(), number(), user(), page());
    }

    /** A fork's pipeline has two projects: the merge request is in the one that is named so. */
    private String page() {
        String own = variable("CI_MERGE_REQUEST_PROJECT_URL");
        String project = own.isEmpty() ? variable("CI_PROJECT_URL") : own;
        return project.isEmpty() ? "" : project + "/-/merge_requests/" + number();
    }

    /** Of a pipeline for merged results the commit is one that nobody looks at: what is marked is the one that was pushed. */
    @Override
    public Commit commit(Patience patience) throws NotPublished {
        String pushed = variable("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");
        String sha = pushed.isEmpty() ? variable("CI_COMMIT_SHA") : pushed;
        if (!sha.matches("[0-9a-f]{40}(?:[0-9a-f]{24})?")) {
            throw NotPublished.because("CI_COMMIT_SHA is '" + sha + "'; set it to the commit that was measured");
        }
        if (!variable("CI_PROJECT_ID").matches("\\d{1,15}")) {
            throw NotPublished.because("CI_PROJECT_ID is no number; set it to the project's");
        }
        return new GitLabCommit(api(patience), variable("CI_PROJECT_ID"), sha);
    }

    /** The one that the merge request is in: a fork's pipeline runs in the fork. */
    private String project() throws NotPublished {
        String project = variable("CI_MERGE_REQUEST_PROJECT_ID").isEmpty()
                ? variable("CI_PROJECT_ID")
                : variable("CI_MERGE_REQUEST_PROJECT_ID");
        if (!project.matches("\\d{1,15}")) {
            throw NotPublished.because("CI_PROJECT_ID is '" + project + "'; set it to the project's number");
        }
        return project;
    }

    /** A job's token acts for whoever started the job, and may not ask for its own name. */
    private Optional<String> user() {
        return variable("GITLAB_TOKEN").isEmpty() ? Optional.of(variable("GITLAB_USER_LOGIN")) : Optional.empty();
    }

    private Api api(Patience patience) throws NotPublished {
        Optional<Token> own = Token.of(environment, "GITLAB_TOKEN", "PRIVATE-TOKEN", "");
        Optional<Token> jobs = Token.of(environment, "CI_JOB_TOKEN", "JOB-TOKEN", "");
        Token token = own.or(() -> jobs)
                .orElseThrow(() -> NotPublished.because("GITLAB_TOKEN is not set; set it to a project access token"
                        + " with the scope api, as a masked variable"));
        return Api.at(
                "CI_API_V4_URL",
                environment.getOrDefault("CI_API_V4_URL", "https://gitlab.com/api/v4"),
                token,
                Map.of("Accept", "application/json"),
                patience,
                clock);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
