package io.benchmarkagent.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A merge request of GitLab. A note is ours where its author is: the token's user, or whoever the job's token acts for. */
final class GitLabNotes implements PullRequest {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final String NOT_WITH_A_JOBS_TOKEN =
            "; a job's own token may not comment at most GitLabs, set GITLAB_TOKEN to a project access token with the"
                    + " scope api";

    private final Api api;
    private final String project;
    private final long iid;
    private final boolean withJobsToken;
    private Optional<String> user;

    /** @param user whom the token acts for; empty where it is to be asked */
    GitLabNotes(Api api, String project, long iid, Optional<String> user) {
        this.api = api;
        this.project = project;
        this.iid = iid;
        this.withJobsToken = user.isPresent();
        this.user = user;
    }

    @Override
    public String name() {
        return "merge request " + iid + " of project " + project;
    }

    @Override
    public long number() {
        return iid;
    }

    @Override
    public List<Posted> ours() throws NotPublished {
        String us = user();
        List<Posted> all = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more && page <= MOST_PAGES; page++) {
            Api.Answer answer = page(page);
            answer.body()
                    .valueStream()
                    .filter(note -> !note.path("system").asBoolean(false))
                    .filter(note -> note.at("/author/username").asString("").equals(us))
                    .map(note -> new Posted(
                            note.path("id").asLong(0), note.path("body").asString("")))
                    .forEach(all::add);
            more = answer.more() || answer.body().size() >= PAGE;
        }
        return all.stream().sorted(Comparator.comparingLong(Posted::id)).toList();
    }

    @Override
    public void create(String body) throws NotPublished {
        api.send("POST", notes(), Map.of("body", body));
    }

    @Override
    public void replace(long id, String body) throws NotPublished {
        api.send("PUT", notes() + "/" + id, Map.of("body", body));
    }

    @Override
    public void delete(long id) throws NotPublished {
        api.delete(notes() + "/" + id);
    }

    private Api.Answer page(int page) throws NotPublished {
        try {
            return api.get(api.below(notes())
                    .addQueryParameter("sort", "asc")
                    .addQueryParameter("order_by", "created_at")
                    .addQueryParameter("per_page", String.valueOf(PAGE))
                    .addQueryParameter("page", String.valueOf(page))
                    .build());
        } catch (NotPublished refused) {
            throw withJobsToken && !refused.mayPass() ? refused.with(NOT_WITH_A_JOBS_TOKEN) : refused;
        }
    }

    private String user() throws NotPublished {
        if (user.isEmpty()) {
            user = Optional.of(
                    api.get(api.below("user").build()).body().path("username").asString(""));
        }
        return user.filter(name -> !name.isBlank())
                .orElseThrow(() -> NotPublished.because(
                        (withJobsToken ? "GITLAB_USER_LOGIN is not set" : "GitLab does not say whose GITLAB_TOKEN is")
                                + ", so that no comment is known as ours; set GITLAB_TOKEN to a project access token with the"
                                + " scope api"));
    }

    private String notes() {
        return "projects/" + project + "/merge_requests/" + iid + "/notes";
    }
}
