package io.benchmarkagent.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A merge request of GitLab. A note is ours where its author is: the token's user, or whoever the job's token acts for. */
final class GitLabNotes implements PullRequest {
    private static final String NOT_WITH_A_JOBS_TOKEN =
            "; a job's own token may not comment at most GitLabs, set GITLAB_TOKEN to a project access token with the"
                    + " scope api";

    private final Api api;
    private final String project;
    private final long iid;
    private final boolean withJobsToken;
    private final String page;
    private Optional<String> user;

    /**
     * @param user whom the token acts for; empty where it is to be asked
     * @param page the merge request's; empty where nobody says
     */
    GitLabNotes(Api api, String project, long iid, Optional<String> user, String page) {
        this.api = api;
        this.project = project;
        this.iid = iid;
        this.withJobsToken = user.isPresent();
        this.user = user;
        this.page = page;
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
        try {
            return api
                    .posted(
                            api.below(notes())
                                    .addQueryParameter("sort", "asc")
                                    .addQueryParameter("order_by", "created_at")
                                    .build(),
                            note -> !note.path("system").asBoolean(false)
                                    && note.at("/author/username").asString("").equals(us))
                    .stream()
                    .map(this::withAddress)
                    .toList();
        } catch (NotPublished refused) {
            throw withJobsToken && !refused.mayPass() ? refused.with(NOT_WITH_A_JOBS_TOKEN) : refused;
        }
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

    /** The API gives a note no address: it is a place on its merge request's page. */
    private Posted withAddress(Posted note) {
        return new Posted(note.id(), note.body(), page.isEmpty() ? "" : page + "#note_" + note.id());
    }

    private String notes() {
        return "projects/" + project + "/merge_requests/" + iid + "/notes";
    }
}
