package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.WorkloadState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** "How many replicas are there?": in all, of each service, and how many of them were ready. */
public final class Replicas implements Tool {
    /** What a question who has most is asked with; or least, where that is the order. */
    public static final String MOST = "most";

    private static final List<String> HEAD = List.of("SERVICE", "REPLICAS", "READY", "AUTOSCALER");

    @Override
    public String name() {
        return "replicas";
    }

    @Override
    public String purpose() {
        return "How many replicas all services, or some, were to have when a run's Kubernetes objects were recorded, and how many were ready.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.ORDER);
    }

    /** A service whose workload says how many pods it is to have. */
    private record Counted(String service, int wanted, int ready, Optional<Autoscaler> scaler) {
        String bounds() {
            return scaler.map(s -> s.min() + "–"
                            + (s.max().isPresent() ? Integer.toString(s.max().getAsInt()) : "?"))
                    .orElse("");
        }
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<String> services = recorded.services(wanted.subjects());
        Comparator<Counted> fewest = Comparator.comparingInt(Counted::wanted);
        List<Counted> all = services.stream()
                .flatMap(service -> counted(recorded, service))
                .sorted((wanted.least() ? fewest : fewest.reversed()).thenComparing(Counted::service))
                .toList();
        if (all.isEmpty()) {
            return recorded.nothing(wanted.subjects(), "how many replicas there were");
        }
        return new Found.Data(
                "As recorded with run " + wanted.look().name() + ", " + sentence(wanted, all)
                        + unrecorded(services, all),
                Table.of(HEAD, all.stream().map(Replicas::row).toList()),
                Confidence.seen(
                        all.size(), Math.max(services.size(), wanted.subjects().size()), "services"),
                recorded.source("deployments,statefulsets,daemonsets"));
    }

    private static Stream<Counted> counted(Recorded recorded, String service) {
        return recorded.workload(service).filter(w -> w.wanted().isPresent()).stream()
                .map(w -> of(w, service, recorded.autoscaler(service)));
    }

    private static Counted of(WorkloadState workload, String service, Optional<Autoscaler> scaler) {
        return new Counted(
                service, workload.wanted().orElseThrow(), workload.ready().orElse(0), scaler);
    }

    private static String sentence(Wanted wanted, List<Counted> all) {
        if (all.size() == 1) {
            return one(all.get(0));
        }
        int total = all.stream().mapToInt(Counted::wanted).sum();
        int ready = all.stream().mapToInt(Counted::ready).sum();
        String ofEach = isSame(all)
                ? all.get(0).wanted() + " each."
                : Phrases.listed(all.stream()
                                .map(one -> one.service() + " " + one.wanted())
                                .toList())
                        + ".";
        return (wanted.expression().filter(MOST::equals).isPresent() ? most(wanted, all) : "") + all.size()
                + " services are to have " + Phrases.count(total, "replica") + " in all, of which " + ready
                + (ready == 1 ? " was" : " were") + " ready: " + ofEach;
    }

    private static boolean isSame(List<Counted> all) {
        return all.stream().mapToInt(Counted::wanted).distinct().count() == 1;
    }

    /** Those that are equal are first together. */
    private static String most(Wanted wanted, List<Counted> all) {
        String which = wanted.least() ? "fewest" : "most";
        if (isSame(all)) {
            return "no service has the " + which + ", for all have the same number; ";
        }
        List<String> first = all.stream()
                .filter(one -> one.wanted() == all.get(0).wanted())
                .map(Counted::service)
                .toList();
        return Phrases.listed(first) + (first.size() == 1 ? " has" : " have") + " the " + which + " replicas, "
                + all.get(0).wanted() + (first.size() == 1 ? "; " : " each; ");
    }

    private static String one(Counted only) {
        return only.service() + " is to have " + Phrases.count(only.wanted(), "replica") + ", of which " + only.ready()
                + (only.ready() == 1 ? " was" : " were") + " ready"
                + only.scaler()
                        .map(scaler -> ", set by an autoscaler of " + only.bounds())
                        .orElse(", and no autoscaler of it was recorded")
                + ".";
    }

    private static String unrecorded(List<String> services, List<Counted> all) {
        List<String> without = services.stream()
                .filter(service -> all.stream().noneMatch(one -> one.service().equals(service)))
                .toList();
        return without.isEmpty() ? "" : " Not recorded: " + Phrases.listed(without) + ".";
    }

    private static List<String> row(Counted one) {
        return List.of(one.service(), Integer.toString(one.wanted()), Integer.toString(one.ready()), one.bounds());
    }
}
