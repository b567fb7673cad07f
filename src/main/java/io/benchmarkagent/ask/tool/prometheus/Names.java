package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.when.Span;
import java.util.List;
import java.util.Locale;

/** The values of a label, of which a metric's name is one. */
final class Names {
    private static final int SHOWN = 50;

    private Names() {}

    /** @param part of the values that are wanted; "" for all */
    static Found found(String label, String part, Wanted wanted, Live live) {
        Span span = Asked.span(wanted, live);
        String what = label.equals("__name__") ? "metric" : label + " value";
        Source source = Asked.source("label " + label + " of {namespace=\"" + live.namespace() + "\"} from "
                + span.from() + " to " + span.to());
        return Asked.told(live.values(label, span.from(), span.to()), source, all -> {
            List<String> fitting = all.stream()
                    .map(Numbers::line)
                    .filter(one -> one.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                    .toList();
            return fitting.isEmpty() ? none(what, part, all, live, source) : some(what, fitting, live, source);
        });
    }

    private static Found none(String what, String part, List<String> all, Live live, Source source) {
        String of = part.isEmpty() ? "" : " of '" + Numbers.line(part) + "' among " + all.size();
        return new Found.Nothing(
                "Prometheus has no " + what + of + " in namespace " + live.namespace() + " at that time.",
                List.of(source));
    }

    private static Found some(String what, List<String> fitting, Live live, Source source) {
        List<List<String>> rows = fitting.stream().limit(SHOWN).map(List::of).toList();
        return new Found.Data(
                "Prometheus has " + fitting.size() + " " + what + (fitting.size() == 1 ? "" : "s") + " in namespace "
                        + live.namespace() + ".",
                List.of(new Table(List.of(what.toUpperCase(Locale.ROOT)), rows, fitting.size() - rows.size())),
                new Confidence(1, "read from Prometheus"),
                List.of(source),
                List.of());
    }
}
