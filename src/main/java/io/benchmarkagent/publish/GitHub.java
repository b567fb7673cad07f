package io.benchmarkagent.publish;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** GitHub, github.com or an Enterprise Server, by the variables of GitHub Actions. */
final class GitHub implements Platform {
    private static final Pattern REPOSITORY = Pattern.compile("[\\w-][\\w.-]*/[\\w-][\\w.-]*");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final int MOST = 65_536;

    private final Map<String, String> environment;
    private final Clock clock;
    private final GitHubEvent event;

    GitHub(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.event = GitHubEvent.of(environment);
    }

    @Override
    public String word() {
        return "github";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public String address() {
        if (!event.runsPage().isEmpty()) {
            return event.runsPage();
        }
        String run = variable("GITHUB_RUN_ID");
        return run.isEmpty()
                ? ""
                : variable("GITHUB_SERVER_URL") + "/" + variable("GITHUB_REPOSITORY") + "/actions/runs/" + run;
    }

    @Override
    public long number() {
        return event.number();
    }

    @Override
    public PullRequest pullRequest(Patience patience) throws NotPublished {
        String repository = repository();
        if (event.number() == 0 && !event.isOfPullRequestsRun()) {
            throw NotPublished.because("this job is about no pull request; run it on pull_request, or set"
                    + " GITHUB_REF=refs/pull/NUMBER/merge");
        }
        Api api = api(patience);
        return new GitHubComments(api, repository, event.number() > 0 ? event.number() : sought(api, repository));
    }

    /** A pull request's job runs on a merge that nobody looks at: what is marked is the commit that was pushed. */
    @Override
    public Commit commit(Patience patience) throws NotPublished {
        String sha = event.pushed().isEmpty() ? variable("GITHUB_SHA") : event.pushed();
        if (!SHA.matcher(sha).matches()) {
            throw NotPublished.because("GITHUB_SHA is '" + sha + "'; set it to the commit that was measured");
        }
        return new GitHubCommit(api(patience), repository(), sha);
    }

    private String repository() throws NotPublished {
        String repository = variable("GITHUB_REPOSITORY");
        if (!REPOSITORY.matcher(repository).matches()) {
            throw NotPublished.because("GITHUB_REPOSITORY is '" + repository + "'; set it to owner/name");
        }
        return repository;
    }

    /** Of a run of a fork's branch GitHub does not say the number; it is that of the open one with just this commit. */
    private long sought(Api api, String repository) throws NotPublished {
        HttpUrl pulls = api.below("repos/" + repository + "/pulls")
                .addQueryParameter("state", "open")
                .addQueryParameter("head", event.head())
                .addQueryParameter("per_page", "100")
                .build();
        for (JsonNode pull : api.get(pulls).body()) {
            if (pull.at("/head/sha").asString("").equals(event.headSha())
                    && pull.path("number").asLong(0) > 0) {
                return pull.path("number").asLong();
            }
        }
        throw NotPublished.because(
                "no open pull request of " + repository + " has the commit of that run; its own run will publish");
    }

    private Api api(Patience patience) throws NotPublished {
        Token token = Token.of(environment, "GITHUB_TOKEN", "Authorization", "Bearer ")
                .orElseThrow(() -> NotPublished.because(
                        "GITHUB_TOKEN is not set; give the step env: GITHUB_TOKEN: ${{ github.token }}"));
        return Api.at(
                "GITHUB_API_URL",
                environment.getOrDefault("GITHUB_API_URL", "https://api.github.com"),
                token,
                Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28"),
                patience,
                clock);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
