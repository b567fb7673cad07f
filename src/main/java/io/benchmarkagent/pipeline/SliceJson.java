package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the job's books say of a slice of an archive: its runs, and what all who work on it have to agree in; afterwards the runs that
 * have no report. As JSON, since no machine is to make objects of what another one wrote.
 */
final class SliceJson {
    private static final String RUNS = "runs";
    private static final String AGREED = "agreed";
    private static final String BEGUN = "begun";
    private static final String REFUSED = "refused";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SliceJson() {}

    static ExecutionContext of(List<RunKey> runs, String agreed) {
        ArrayNode keys = JSON.createArrayNode();
        runs.forEach(run -> keys.addArray().add(run.runId()).add(run.timestamp().toString()));
        ExecutionContext books = new ExecutionContext();
        books.putString(RUNS, keys.toString());
        books.putString(AGREED, agreed);
        return books;
    }

    static List<RunKey> runs(ExecutionContext books) {
        List<RunKey> runs = new ArrayList<>();
        array(books, RUNS).forEach(run -> runs.add(key(run)));
        return List.copyOf(runs);
    }

    static String agreed(ExecutionContext books) {
        return books.getString(AGREED, "");
    }

    /** How often it was begun, and once more from now on. */
    static long begin(ExecutionContext books) {
        long before = books.getLong(BEGUN, 0);
        books.putLong(BEGUN, before + 1);
        return before;
    }

    static void refused(ExecutionContext books, Map<RunKey, Outcome.Refused> refused) {
        ArrayNode all = JSON.createArrayNode();
        refused.forEach((run, why) -> all.addArray()
                .add(run.runId())
                .add(run.timestamp().toString())
                .add(why.exitCode())
                .add(why.line()));
        books.putString(REFUSED, all.toString());
    }

    static Map<RunKey, Outcome.Refused> refused(ExecutionContext books) {
        Map<RunKey, Outcome.Refused> refused = new LinkedHashMap<>();
        array(books, REFUSED)
                .forEach(one -> refused.put(
                        key(one),
                        new Outcome.Refused(
                                one.path(2).asInt(Exit.FAILED), one.path(3).asString(""))));
        return refused;
    }

    private static JsonNode array(ExecutionContext books, String name) {
        return JSON.readTree(books.getString(name, "[]"));
    }

    private static RunKey key(JsonNode run) {
        return new RunKey(run.path(0).asString(""), Instant.parse(run.path(1).asString("")));
    }
}
