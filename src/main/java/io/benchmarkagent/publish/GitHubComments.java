package io.benchmarkagent.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A pull request of GitHub. A comment is ours where its author is: the token's user, or, where the token is an app's or the job's own
 * and has none to be asked for, a bot; whoever may comment could copy our marker.
 */
final class GitHubComments implements PullRequest {
    private final Api api;
    private final String repository;
    private final long number;
    private Optional<Predicate<JsonNode>> us = Optional.empty();

    GitHubComments(Api api, String repository, long number) {
        this.api = api;
        this.repository = repository;
        this.number = number;
    }

    @Override
    public String name() {
        return "pull request " + number + " of " + repository;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public List<Posted> ours() throws NotPublished {
        return api.posted(api.below(comments()).build(), us());
    }

    @Override
    public void create(String body) throws NotPublished {
        api.send("POST", comments(), Map.of("body", body));
    }

    @Override
    public void replace(long id, String body) throws NotPublished {
        api.send("PATCH", comment(id), Map.of("body", body));
    }

    @Override
    public void delete(long id) throws NotPublished {
        api.delete(comment(id));
    }

    private Predicate<JsonNode> us() throws NotPublished {
        if (us.isEmpty()) {
            us = Optional.of(asked());
        }
        return us.orElseThrow();
    }

    private Predicate<JsonNode> asked() throws NotPublished {
        try {
            String login =
                    api.get(api.below("user").build()).body().path("login").asString("");
            if (login.isBlank()) {
                throw NotPublished.because("GitHub does not say whose GITHUB_TOKEN is, so that no comment is known as"
                        + " ours; is GITHUB_API_URL the API's address?");
            }
            return comment -> comment.at("/user/login").asString("").equals(login);
        } catch (NotPublished noUser) {
            if (noUser.isOf(403) || noUser.isOf(404)) {
                return comment -> comment.at("/user/type").asString("").equals("Bot");
            }
            throw noUser;
        }
    }

    private String comments() {
        return "repos/" + repository + "/issues/" + number + "/comments";
    }

    private String comment(long id) {
        return "repos/" + repository + "/issues/comments/" + id;
    }
}
