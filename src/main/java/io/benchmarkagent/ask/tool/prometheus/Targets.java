package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.source.prometheus.ScrapeTarget;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is scraped of our namespace, and whether that works. */
public final class Targets implements Tool {
    private static final int SHOWN = 50;
    private static final List<String> HEAD = List.of("TARGET", "HEALTH", "LAST SCRAPE", "ERROR");

    @Override
    public String name() {
        return "targets";
    }

    @Override
    public String purpose() {
        return "What the live Prometheus scrapes of our namespace now, what is down first, and why.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of();
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Source source = Asked.source("/api/v1/targets?state=active");
        return Asked.live(desk, live -> Asked.told(live.targets(), source, all -> told(all, live, source)));
    }

    private static Found told(List<ScrapeTarget> all, Live live, Source source) {
        List<ScrapeTarget> ours = all.stream()
                .filter(one -> live.namespace().equals(one.labels().get("namespace")))
                .sorted(Comparator.comparing(ScrapeTarget::health).thenComparing(one -> subject(one.labels())))
                .toList();
        String where = " in namespace " + live.namespace() + others(all.size() - ours.size());
        if (ours.isEmpty()) {
            return new Found.Nothing("Prometheus scrapes nothing" + where + ".", List.of(source));
        }
        long up = ours.stream().filter(one -> one.health().equals("up")).count();
        return new Found.Data(
                up + " of " + ours.size() + " targets are up" + where + ".",
                List.of(new Table(
                        HEAD, ours.stream().limit(SHOWN).map(Targets::row).toList(), Math.max(0, ours.size() - SHOWN))),
                new Confidence(1, "read from Prometheus"),
                List.of(source),
                List.of());
    }

    /** What is not shown is counted: nobody is to take a part for the whole. */
    static String others(int others) {
        return others == 0 ? "" : " (" + others + " of another namespace or of none are not shown)";
    }

    /** The first of the labels that tell most. */
    static String subject(Map<String, String> labels) {
        return Stream.of("pod", "service", "deployment", "instance", "job")
                .flatMap(label -> Optional.ofNullable(labels.get(label)).stream())
                .findFirst()
                .map(Numbers::line)
                .orElse("");
    }

    private static List<String> row(ScrapeTarget target) {
        return List.of(
                subject(target.labels()),
                Numbers.line(target.health()),
                Numbers.line(target.lastScrape()),
                Numbers.line(target.lastError()));
    }
}
