package io.benchmarkagent.source;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every measurable number under a branch of a run JSON, as a measurement named by its path. Words such as "unknown" are no numbers. */
final class Leaves {
    private final MetricCatalogue catalogue;

    Leaves(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Measurement> of(Scope scope, String subject, JsonNode branch) {
        List<Measurement> found = new ArrayList<>();
        collect(scope, subject, "", branch, found);
        return found;
    }

    Measurement measurement(Scope scope, String subject, String path, double value) {
        MetricNames.Name name = MetricNames.of(path);
        return new Measurement(
                new MetricKey(scope, subject, name.metric(), name.statistic()),
                catalogue.spec(name.metric()).unit(),
                value);
    }

    private void collect(Scope scope, String subject, String path, JsonNode node, List<Measurement> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(child -> collect(
                            scope,
                            subject,
                            path.isEmpty() ? child.getKey() : path + "." + child.getKey(),
                            child.getValue(),
                            found));
        } else if (node.isNumber() && !path.isEmpty() && Measurement.holds(node.doubleValue(Double.NaN))) {
            found.add(measurement(scope, subject, path, node.doubleValue()));
        }
    }
}
