package io.benchmarkagent.cli;

import io.benchmarkagent.ask.shown.TextTable;
import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.pipeline.calibration.Calibration;
import io.benchmarkagent.pipeline.calibration.Rate;
import io.benchmarkagent.pipeline.calibration.Rates;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A self-check for people: the verdict in words first, then the tables it is made of. */
final class CalibrationText {
    /** One rate is held against what is meant at two standard errors; the highest of many kinds at four. */
    private static final double ONE = 2;

    private static final double OF_MANY = 4;

    private final Calibration calibration;
    private final List<String> lines = new ArrayList<>();

    CalibrationText(Calibration calibration) {
        this.calibration = calibration;
    }

    /** Lines that end in {@code \n}. */
    String render() {
        lines.add(calibration.judged() + " of " + calibration.runs() + " runs judged, each against "
                + calibration.against().words() + " (at most " + calibration.most() + ", at least 3): "
                + calibration.all().observations() + " observations");
        if (calibration.all().observations() == 0) {
            lines.add("nothing can be judged: no run has 3 like-for-like others; 'benchmark-agent runs' shows how many"
                    + " each has");
            return String.join("\n", lines) + "\n";
        }
        lines.add(verdict("2σ", Rates::two));
        lines.add(verdict("3σ", Rates::three));
        lines.add("with an alert: " + calibration.withAlert() + " of " + calibration.judged() + " runs ("
                + share((double) calibration.withAlert() / calibration.judged()) + ")");
        farthest();
        return String.join("\n", lines) + "\n\n" + kinds() + noisiest();
    }

    private String verdict(String limit, Function<Rates, Rate> which) {
        Rate rate = which.apply(calibration.all());
        return "over " + limit + ": " + shown(rate) + " where " + share(rate.meant()) + " is meant: "
                + words(rate.word(ONE))
                + worst(which)
                        .map(kind -> (rate.word(ONE) == Rate.Word.TOO_MANY ? "; most of all " : ", but not ")
                                + named(kind.getKey()) + ", "
                                + share(which.apply(kind.getValue()).share()))
                        .orElse("");
    }

    private static String words(Rate.Word word) {
        return switch (word) {
            case CANNOT_TELL -> "too few observations to tell";
            case AS_MEANT -> "as meant, as far as these runs can tell";
            case TOO_MANY -> "this archive's noise has heavier tails than σ takes it to have, or something did change";
            case TOO_FEW -> "σ is more careful here than it has to be";
        };
    }

    /** The kind with the highest rate among those that are beyond doubt too high. */
    private Optional<Map.Entry<Kind, Rates>> worst(Function<Rates, Rate> which) {
        return calibration.kinds().entrySet().stream()
                .filter(kind -> which.apply(kind.getValue()).word(OF_MANY) == Rate.Word.TOO_MANY)
                .max(Comparator.comparingDouble(
                        kind -> which.apply(kind.getValue()).share()));
    }

    /** Whoever reads the rates is told whether a few runs make them. */
    private void farthest() {
        long all = calibration.all().three().beyond();
        calibration
                .farthest()
                .forEach(far -> lines.add("farthest out: " + name(far.run()) + " with " + far.beyondThree() + " of the "
                        + all + " over 3σ"));
    }

    private String kinds() {
        TextTable table = new TextTable("KIND", "OBSERVATIONS", "OVER 2σ", "OVER 3σ");
        table.add(row("all", calibration.all()));
        calibration.kinds().forEach((kind, rates) -> table.add(row(named(kind), rates)));
        return table.render();
    }

    private String noisiest() {
        if (calibration.noisiest().isEmpty()) {
            return "";
        }
        TextTable table = new TextTable("NOISIEST METRIC", "OBSERVATIONS", "OVER 2σ", "OVER 3σ");
        calibration.noisiest().forEach(noisy -> table.add(row(named(noisy.metric()), noisy.rates())));
        return "\n" + table.render();
    }

    private static List<String> row(String name, Rates rates) {
        return List.of(name, Long.toString(rates.observations()), shown(rates.two()), shown(rates.three()));
    }

    private static String named(Kind kind) {
        return Inert.name(kind.scope().word() + " " + kind.metric() + " "
                + kind.statistic().word());
    }

    private static String named(MetricKey key) {
        return Inert.name(
                key.subject() + " " + key.metric() + " " + key.statistic().word());
    }

    private static String name(RunKey run) {
        return Inert.name(run.runId()) + " of " + run.timestamp();
    }

    private static String shown(Rate rate) {
        return share(rate.share()) + " ± " + share(rate.standardError());
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
