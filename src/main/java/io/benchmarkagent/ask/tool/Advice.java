package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.Autoscaler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** "How do I scale frontend?", "what should I change?": what the rules recommend, and the commands a person could run. */
public final class Advice implements Tool {
    /** What a question is asked with whether there is too much of something. */
    public static final String LOWER = "lower";

    /** And whether there is too little. */
    public static final String RAISE = "raise";

    private static final int SHOWN = 12;
    private static final List<String> HEAD = List.of("SUBJECT", "WHAT", "NOW", "PROPOSED", "BECAUSE OF", "CONFIDENCE");

    @Override
    public String name() {
        return "advice";
    }

    @Override
    public String purpose() {
        return "What the rules recommend to change for a service, or at all, with replicas, autoscaler and the commands a person could run; it changes nothing.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        Recorded recorded = new Recorded(look);
        List<String> services = wanted.subjects().isEmpty() ? List.of() : recorded.services(wanted.subjects());
        List<Recommendation> all = look.findings().recommendations().stream()
                .filter(r -> wanted.subjects().isEmpty()
                        || wanted.subjects().contains(r.subject().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Recommendation::basis))
                .toList();
        String whose = wanted.subjects().isEmpty() ? "" : " for " + Phrases.listed(wanted.subjects());
        List<Recommendation> turned = turned(wanted, all);
        boolean isTurned = wanted.expression().isPresent()
                ? !turned.isEmpty()
                        || (!isRaised(wanted) && unproposed(wanted, all).isEmpty())
                : turned.size() < all.size() && !turned.isEmpty();
        return isTurned ? ofDirection(wanted, all, turned, whose) : ofAll(wanted, all, whose, services, recorded);
    }

    private static boolean isRaised(Wanted wanted) {
        return wanted.expression().filter(RAISE::equals).isPresent();
    }

    /** Those that go in the direction that is asked, of what is asked. */
    private static List<Recommendation> turned(Wanted wanted, List<Recommendation> all) {
        return all.stream()
                .filter(r -> wanted.expression().isEmpty() || Step.of(r) == (isRaised(wanted) ? 1 : -1))
                .filter(r ->
                        wanted.metric().map(metric -> isOf(r, metric.words())).orElse(true))
                .toList();
    }

    private static boolean isOf(Recommendation r, String words) {
        return r.resource()
                .toLowerCase(Locale.ROOT)
                .contains(words.toLowerCase(Locale.ROOT).replaceFirst("s$", ""));
    }

    private static Found ofDirection(
            Wanted wanted, List<Recommendation> all, List<Recommendation> turned, String whose) {
        Recorded recorded = new Recorded(wanted.look());
        String verb = wanted.expression().orElse("change");
        String what = wanted.metric()
                .map(metric -> metric.words().toLowerCase(Locale.ROOT))
                .orElse("anything");
        List<Recommendation> others =
                all.stream().filter(r -> r.isChange() && !turned.contains(r)).toList();
        return new Found.Data(
                (turned.isEmpty()
                                ? "No rule proposes to " + verb + " " + what + whose + " after run "
                                        + wanted.look().name() + "."
                                : "After run " + wanted.look().name() + " the rules propose to " + verb + ": "
                                        + Phrases.first(
                                                SHOWN,
                                                turned.stream()
                                                        .map(Advice::change)
                                                        .toList())
                                        + ".")
                        + (others.isEmpty()
                                ? ""
                                : " Other changes that they propose: "
                                        + Phrases.first(
                                                3,
                                                others.stream()
                                                        .map(Advice::change)
                                                        .toList())
                                        + "."),
                turned.isEmpty() ? List.of() : List.of(table(turned)),
                confidence(recorded, turned, List.of()),
                List.of(wanted.look().source("recommendations")),
                turned.stream().map(Advice::inWords).toList());
    }

    private static Found ofAll(
            Wanted wanted, List<Recommendation> all, String whose, List<String> services, Recorded recorded) {
        Look look = wanted.look();
        return new Found.Data(
                first(wanted)
                        + unproposed(wanted, all)
                        + sentence(look, all, whose)
                        + reasons(all, services)
                        + replicas(recorded, all, services)
                        + commands(recorded, all, services),
                all.isEmpty() ? List.of() : List.of(table(all)),
                confidence(recorded, all, services),
                List.of(look.source("recommendations"), recorded.source("deployments,horizontalpodautoscalers")),
                all.stream().map(Advice::inWords).toList());
    }

    /** What stands out comes before what the rules propose, where it is asked what comes first. */
    private static String first(Wanted wanted) {
        if (wanted.count().isPresent() && !wanted.subjects().isEmpty()) {
            return ServiceStatus.alerts(
                                    wanted.look(),
                                    wanted.look().services().stream()
                                            .filter(name -> wanted.subjects().contains(name.toLowerCase(Locale.ROOT)))
                                            .toList())
                            .strip()
                    + " ";
        }
        return wanted.count().isEmpty()
                ? ""
                : "What stands out in run " + wanted.look().name() + ": "
                        + wanted.look().findings().headline().text() + ". ";
    }

    /** "checkoutservice CPU limit 200m → 300m: it was throttled …". */
    static String inWords(Recommendation r) {
        return Inert.line(change(r) + ": " + r.reason());
    }

    private static String change(Recommendation r) {
        return r.subject() + " " + bare(r);
    }

    private static String bare(Recommendation r) {
        return r.resource() + (r.isChange() ? " " + r.current() + " → " + r.proposed() : "");
    }

    private static String sentence(Look look, List<Recommendation> all, String whose) {
        if (all.isEmpty()) {
            return "The rules recommend no change" + whose + " after run " + look.name() + ".";
        }
        List<Recommendation> urgent =
                all.stream().filter(r -> r.basis() == Basis.INCIDENT).toList();
        List<Recommendation> told = urgent.isEmpty() ? all : urgent;
        String rest = told.size() == all.size() ? "" : "; " + (all.size() - told.size()) + " more by use alone";
        return "After run " + look.name() + " the rules recommend" + whose + ": "
                + Phrases.first(
                        3,
                        told.stream()
                                .map(whose.isEmpty() ? Advice::change : Advice::bare)
                                .toList()) + rest + ".";
    }

    /** That no rule proposes what is asked about comes before what the rules propose in its place. */
    private static String unproposed(Wanted wanted, List<Recommendation> all) {
        return wanted.metric()
                .map(metric -> metric.words().toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                .filter(asked -> all.stream()
                        .noneMatch(r -> r.resource().toLowerCase(Locale.ROOT).contains(asked)))
                .map(asked -> "No rule proposes to change "
                        + (wanted.subjects().isEmpty() ? "any " : wanted.subject() + "'s ")
                        + asked + ". ")
                .orElse("");
    }

    private static String reasons(List<Recommendation> all, List<String> services) {
        return services.isEmpty()
                ? ""
                : String.join(
                        "",
                        all.stream()
                                .limit(3)
                                .map(r -> " " + Phrases.capital(r.resource()) + ": " + Inert.line(r.reason()) + ".")
                                .toList());
    }

    private static String replicas(Recorded recorded, List<Recommendation> all, List<String> services) {
        if (services.isEmpty()) {
            return "";
        }
        String service = services.get(0);
        boolean asked = all.stream().anyMatch(r -> r.resource().matches("replicas|autoscaler"));
        String none = asked || all.isEmpty() ? "" : " No rule asks for more replicas.";
        String pods = none
                + recorded.workload(service)
                        .filter(w -> w.wanted().isPresent())
                        .map(w -> " It is to have " + Phrases.count(w.wanted().getAsInt(), "replica") + " ("
                                + w.ready().orElse(0) + " ready)")
                        .orElse(" How many replicas it has was not recorded");
        return pods
                + recorded.autoscaler(service)
                        .map(Advice::inWords)
                        .orElse(!recorded.hasWorkloads() ? "" : ", and no autoscaler was recorded that sets them")
                + ".";
    }

    static String inWords(Autoscaler scaler) {
        return ", set by the autoscaler " + Inert.name(scaler.name()) + " between " + scaler.min() + " and "
                + (scaler.max().isPresent() ? Integer.toString(scaler.max().getAsInt()) : "?")
                + (scaler.desired().isPresent()
                        ? ", which wants " + scaler.desired().getAsInt()
                        : "");
    }

    /** Proposed patches first; a patch stands once, whole. */
    private static String commands(Recorded recorded, List<Recommendation> all, List<String> services) {
        List<String> commands = new ArrayList<>(all.stream()
                .filter(r -> !services.isEmpty() || r.basis() == Basis.INCIDENT)
                .map(Recommendation::patch)
                .filter(patch -> !patch.isBlank())
                .distinct()
                .limit(3)
                .toList());
        services.stream().limit(1).forEach(service -> commands.addAll(scaling(recorded, service)));
        return commands.isEmpty()
                ? ""
                : "\n\nNothing is changed by this tool; a person could run:" + Commands.block(commands);
    }

    /** An autoscaler undoes what is scaled by hand. */
    private static List<String> scaling(Recorded recorded, String service) {
        String workload = Commands.workload(recorded.kind(service), service);
        return recorded.autoscaler(service)
                .map(scaler -> List.of("kubectl patch hpa " + Commands.name(scaler.name(), "autoscaler")
                        + " --patch '{\"spec\": {\"minReplicas\": <min>, \"maxReplicas\": <max>}}'"))
                .orElseGet(() -> workload.startsWith("daemonset/")
                        ? List.of()
                        : Stream.of(
                                        "kubectl scale " + workload + " --replicas=<replicas>",
                                        "kubectl autoscale " + workload
                                                + " --min=<min> --max=<max> --cpu-percent=<percent of its request>")
                                .toList());
    }

    private static Table table(List<Recommendation> all) {
        return new Table(HEAD, all.stream().limit(SHOWN).map(Advice::row).toList(), Math.max(0, all.size() - SHOWN));
    }

    private static List<String> row(Recommendation r) {
        return List.of(
                r.subject(), r.resource(), r.current(), r.proposed(), r.basis().word(), r.confidence());
    }

    /** The least sure of what is recommended; where nothing is, how much of it could be looked at. */
    private static Confidence confidence(Recorded recorded, List<Recommendation> all, List<String> services) {
        List<String> asked = services.isEmpty() ? List.copyOf(recorded.look().services()) : services;
        int seen = (int) asked.stream()
                .filter(service -> !recorded.limits(service).isEmpty())
                .count();
        Confidence observed = Confidence.seen(seen, asked.size(), "services' limits");
        double sure = all.stream().mapToDouble(r -> sure(r.confidence())).min().orElse(1);
        return new Confidence(
                observed.value() * sure,
                observed.how() + (all.isEmpty() ? "" : "; the rules' own confidence is at least " + worded(sure)));
    }

    private static double sure(String word) {
        return switch (word) {
            case "high" -> 0.9;
            case "medium" -> 0.7;
            default -> 0.5;
        };
    }

    private static String worded(double sure) {
        return sure > 0.8 ? "high" : sure > 0.6 ? "medium" : "low";
    }
}
