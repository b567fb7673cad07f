package io.benchmarkagent.publish;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A commit of GitHub.
 *
 * <p>Source: GitHub, "REST API endpoints for commit statuses" and "for check runs": at most 50 annotations a request, more by
 * updates, which add; a summary of at most 65,535 characters.
 */
record GitHubCommit(Api api, String repository, String sha) implements Commit {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ANNOTATIONS = 50;
    private static final int SUMMARY = 65_535;

    @Override
    public String name() {
        return "commit " + sha.substring(0, Math.min(sha.length(), 7)) + " of " + repository;
    }

    @Override
    public void status(String context, Mark mark, String address) throws NotPublished {
        ObjectNode json = JSON.createObjectNode();
        json.put("state", state(mark.state())).put("context", context).put("description", mark.title());
        if (!address.isEmpty()) {
            json.put("target_url", address);
        }
        api.send("POST", "repos/" + repository + "/statuses/" + sha, json);
    }

    @Override
    public void check(String context, Mark mark, String address) throws NotPublished {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", context).put("head_sha", sha).put("status", "completed");
        json.put("conclusion", conclusion(mark.state()));
        if (!address.isEmpty()) {
            json.put("details_url", address);
        }
        output(json, mark, 0);
        long id = api.send("POST", "repos/" + repository + "/check-runs", json)
                .body()
                .path("id")
                .asLong(0);
        for (int from = ANNOTATIONS; from < mark.notes().size(); from += ANNOTATIONS) {
            ObjectNode more = JSON.createObjectNode();
            output(more, mark, from);
            api.send("PATCH", "repos/" + repository + "/check-runs/" + id, more);
        }
    }

    private static void output(ObjectNode json, Mark mark, int from) {
        ObjectNode output = json.putObject("output");
        String summary = mark.summary();
        output.put("title", mark.title());
        output.put("summary", summary.length() > SUMMARY ? summary.substring(0, SUMMARY) : summary);
        List<Mark.Note> some = mark.notes().subList(from, Math.min(mark.notes().size(), from + ANNOTATIONS));
        ArrayNode annotations = output.putArray("annotations");
        some.forEach(note -> annotations
                .addObject()
                .put("path", note.path())
                .put("start_line", 1)
                .put("end_line", 1)
                .put("annotation_level", note.failure() ? "failure" : "notice")
                .put("title", note.title())
                .put("message", note.message()));
    }

    /** Not judged passes, as its exit code does. */
    private static String state(Mark.State state) {
        return switch (state) {
            case PASSED, NEUTRAL -> "success";
            case FAILED -> "failure";
            case WAITING -> "pending";
            case BROKEN -> "error";
        };
    }

    private static String conclusion(Mark.State state) {
        return switch (state) {
            case PASSED -> "success";
            case FAILED, BROKEN -> "failure";
            case WAITING, NEUTRAL -> "neutral";
        };
    }
}
