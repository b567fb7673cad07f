package io.benchmarkagent.web.page;

import io.benchmarkagent.run.MetricKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the histories of a run's metrics are. */
record RunLinks(String name, Shown.One one) {

    String of(MetricKey key) {
        return Urls.history(name, key.metric(), key.subject()) + "#"
                + one.histories().ids().get(key);
    }

    /** By where the rows of its report point. */
    Map<String, String> ofRows() {
        Map<String, String> all = new LinkedHashMap<>();
        one.histories().behindRows().forEach((row, key) -> all.put(row, of(key)));
        return all;
    }
}
