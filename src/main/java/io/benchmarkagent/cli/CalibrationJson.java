package io.benchmarkagent.cli;

import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.pipeline.calibration.Calibration;
import io.benchmarkagent.pipeline.calibration.Rate;
import io.benchmarkagent.pipeline.calibration.Rates;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A self-check for programs. A rate of no observations is null. */
final class CalibrationJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CalibrationJson() {}

    static String render(Calibration calibration) {
        ObjectNode all = JSON.createObjectNode();
        all.put("against", calibration.against().name().toLowerCase(Locale.ROOT));
        all.put("baseline_size", calibration.most());
        all.put("runs", calibration.runs());
        all.put("judged_runs", calibration.judged());
        all.put("runs_with_alert", calibration.withAlert());
        rates(all, calibration.all());
        var kinds = all.putArray("kinds");
        calibration.kinds().forEach((kind, rates) -> kind(kinds.addObject(), kind, rates));
        var noisiest = all.putArray("noisiest");
        calibration.noisiest().forEach(noisy -> {
            ObjectNode row = noisiest.addObject();
            row.put("subject", noisy.metric().subject());
            kind(row, Kind.of(noisy.metric()), noisy.rates());
        });
        var farthest = all.putArray("farthest_runs");
        calibration.farthest().forEach(far -> farthest.addObject()
                .put("run_id", far.run().runId())
                .put("timestamp", far.run().timestamp().toString())
                .put("beyond_3_sigma", far.beyondThree())
                .put("observations", far.observations()));
        var unreadable = all.putArray("unreadable");
        calibration.unreadable().forEach(file -> unreadable.add(file.line()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static void kind(ObjectNode row, Kind kind, Rates rates) {
        row.put("scope", kind.scope().word());
        row.put("metric", kind.metric());
        row.put("statistic", kind.statistic().word());
        rates(row, rates);
    }

    private static void rates(ObjectNode row, Rates rates) {
        row.put("observations", rates.observations());
        rate(row.putObject("over_2_sigma"), rates.two());
        rate(row.putObject("over_3_sigma"), rates.three());
    }

    private static void rate(ObjectNode row, Rate rate) {
        row.put("count", rate.beyond());
        if (rate.of() == 0) {
            row.putNull("share").putNull("standard_error");
        } else {
            row.put("share", rate.share()).put("standard_error", rate.standardError());
        }
        row.put("meant", rate.meant());
    }
}
