package io.benchmarkagent.publish;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A commit of GitLab. Source: GitLab, "Commits API", set commit status. */
record GitLabCommit(Api api, String project, String sha) implements Commit {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "commit " + sha.substring(0, Math.min(sha.length(), 7)) + " of project " + project;
    }

    @Override
    public void status(String context, Mark mark, String address) throws NotPublished {
        ObjectNode json = JSON.createObjectNode();
        json.put("state", state(mark.state())).put("name", context).put("description", mark.title());
        if (!address.isEmpty()) {
            json.put("target_url", address);
        }
        api.send("POST", "projects/" + project + "/statuses/" + sha, json);
    }

    @Override
    public void check(String context, Mark mark, String address) throws NotPublished {
        throw NotPublished.because("check runs are GitHub's; give --status commit");
    }

    /** GitLab has no word for what is not judged but success, as its exit code. */
    private static String state(Mark.State state) {
        return switch (state) {
            case PASSED, NEUTRAL -> "success";
            case FAILED, BROKEN -> "failed";
            case WAITING -> "pending";
        };
    }
}
