package io.benchmarkagent.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What started the job: the file of {@code GITHUB_EVENT_PATH} and the ref, as GitHub's runner wrote them. */
final class GitHubEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REF = Pattern.compile("refs/pull/(\\d{1,15})/(?:merge|head)");
    private static final int MOST_BYTES = 25 << 20;

    private final JsonNode event;
    private final String ref;

    private GitHubEvent(JsonNode event, String ref) {
        this.event = event;
        this.ref = ref;
    }

    static GitHubEvent of(Map<String, String> environment) {
        return new GitHubEvent(
                read(environment.getOrDefault("GITHUB_EVENT_PATH", "")), environment.getOrDefault("GITHUB_REF", ""));
    }

    /** An event that cannot be read says nothing, like none; the ref may still do. */
    private static JsonNode read(String path) {
        if (path.isBlank()) {
            return JSON.missingNode();
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return JSON.readTree(in.readNBytes(MOST_BYTES));
        } catch (IOException | InvalidPathException | JacksonException unreadable) {
            return JSON.missingNode();
        }
    }

    /** 0 for none. */
    long number() {
        long direct = event.at("/pull_request/number").asLong(0);
        long commented = event.path("issue").has("pull_request")
                ? event.at("/issue/number").asLong(0)
                : 0;
        return direct > 0 ? direct : commented > 0 ? commented : isOfRun() ? ofRun() : ofRef();
    }

    /** Whether another workflow's run has ended, which may have been that of a fork. */
    boolean isOfRun() {
        return event.path("workflow_run").isObject();
    }

    boolean isOfPullRequestsRun() {
        return event.at("/workflow_run/event").asString("").equals("pull_request");
    }

    String headSha() {
        return event.at("/workflow_run/head_sha").asString("");
    }

    /** The newest commit of what the job is about; empty where only the runner says. */
    String pushed() {
        String pull = event.at("/pull_request/head/sha").asString("");
        return pull.isEmpty() ? headSha() : pull;
    }

    /** "owner:branch", as the API wants it. */
    String head() {
        return event.at("/workflow_run/head_repository/owner/login").asString("") + ":"
                + event.at("/workflow_run/head_branch").asString("");
    }

    /** The page of the run that ended; empty for none. */
    String runsPage() {
        return event.at("/workflow_run/html_url").asString("");
    }

    /** GitHub names them for branches of the repository itself; those of other repositories are not ours. */
    private long ofRun() {
        return event.at("/workflow_run/pull_requests")
                .valueStream()
                .filter(pull -> pull.at("/head/sha").asString("").equals(headSha()))
                .filter(pull -> pull.at("/base/repo/id").asLong(-1)
                        == event.at("/repository/id").asLong(-2))
                .mapToLong(pull -> pull.path("number").asLong(0))
                .findFirst()
                .orElse(0);
    }

    private long ofRef() {
        Matcher pull = REF.matcher(ref);
        return pull.matches() ? Long.parseLong(pull.group(1)) : 0;
    }
}
