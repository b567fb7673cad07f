package io.benchmarkagent.pipeline;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.RunKey;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is new, stays and is gone, for programs. */
public final class DevelopmentsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DevelopmentsJson() {}

    /** @param all newest first */
    public static String of(List<Development> all) {
        ArrayNode array = JSON.createArrayNode();
        all.forEach(one -> fill(array.addObject(), one));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
    }

    private static void fill(ObjectNode row, Development one) {
        row.put("name", one.name());
        key(row, one.run());
        one.before().ifPresentOrElse(before -> key(row.putObject("before"), before), () -> row.putNull("before"));
        row.put("judged", one.judged());
        anomalies(row.putArray("new"), one.isNew());
        anomalies(row.putArray("persists"), one.persists());
        anomalies(row.putArray("gone"), one.gone());
    }

    private static void key(ObjectNode row, RunKey key) {
        row.put("run_id", key.runId()).put("timestamp", key.timestamp().toString());
    }

    private static void anomalies(ArrayNode rows, List<Anomaly> anomalies) {
        anomalies.forEach(anomaly -> {
            ObjectNode row = rows.addObject()
                    .put("id", anomaly.id())
                    .put("type", anomaly.type())
                    .put("scope", anomaly.scope().word())
                    .put("subject", anomaly.subject())
                    .put("metric", anomaly.metric())
                    .put("severity", anomaly.severity().word())
                    .put("status", anomaly.status().word())
                    .put("verdict", anomaly.verdict().word());
            anomaly.sigma().ifPresentOrElse(sigma -> row.put("sigma", sigma), () -> row.putNull("sigma"));
        });
    }
}
