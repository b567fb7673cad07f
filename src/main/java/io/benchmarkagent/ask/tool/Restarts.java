package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "Why is my pod in CrashLoopBackOff?", "was anything OOM-killed?": how containers ended, what was out of line before, and where to look
 * next. Why a program ended only its log knows; nothing here says more than is recorded.
 */
public final class Restarts implements Tool {
    /** What a question about loops is asked with. */
    public static final String LOOP = "CrashLoopBackOff";

    /** Before the one exit code that is asked about. */
    public static final String CODE = "exit code ";

    private static final String OOM = "OOMKilled";
    private static final int SHOWN = 15;
    private static final int TOLD = 3;

    @Override
    public String name() {
        return "restarts";
    }

    @Override
    public String purpose() {
        return "How containers of all services, or of one, ended and restarted in a run: CrashLoopBackOff, OOMKilled, exit codes, what came before, and commands to look further.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Recorded recorded = new Recorded(wanted.look());
        List<String> services = recorded.services(wanted.subjects());
        List<String> known = services.stream().filter(recorded::knows).toList();
        List<Ended> all = services.stream()
                .flatMap(s -> Ended.of(recorded, s).stream())
                .sorted(Ended.OLDEST_FIRST)
                .toList();
        OptionalInt code = code(wanted);
        List<Ended> ends = all.stream()
                .filter(end -> code.isEmpty() || end.code() == code.getAsInt())
                .toList();
        if (code.isPresent() && ends.isEmpty() && !(known.isEmpty() && all.isEmpty())) {
            return otherwise(recorded, known, all, code.getAsInt());
        }
        if (known.isEmpty() && ends.isEmpty()) {
            return recorded.nothing(wanted.subjects(), "whether a container ended");
        }
        List<Recorded.Container> looping = known.stream()
                .flatMap(service -> recorded.containers(service).stream())
                .filter(c -> c.state().reason().equals(LOOP))
                .toList();
        List<String> affected = Stream.concat(
                        looping.stream().map(c -> c.pod().workload()),
                        ends.stream().map(Ended::service))
                .distinct()
                .toList();
        List<String> counted =
                code.isPresent() || isOfLoops(wanted) ? List.of() : countedOnly(recorded, services, ends);
        return new Found.Data(
                first(recorded, services, looping, ends, isOfLoops(wanted))
                        + (ends.isEmpty() ? "" : unended(recorded, counted))
                        + ends.stream()
                                .map(end -> ExitCode.meaning(end.reason(), end.code()))
                                .distinct()
                                .filter(words -> !words.isEmpty())
                                .map(" "::concat)
                                .collect(Collectors.joining())
                        + about(recorded, affected)
                        + next(recorded, affected, ends, looping),
                tables(recorded, affected, counted, ends),
                Confidence.seen(
                        known.size(),
                        Math.max(services.size(), wanted.subjects().size()),
                        "services"),
                List.of(
                        recorded.source("pods"),
                        recorded.source("events"),
                        wanted.look().source("timeline")),
                incident(wanted, affected).map(Advice::inWords).toList(),
                affected.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Chart.OfRun(wanted.look().findings(), lower(affected), Optional.empty())));
    }

    private static OptionalInt code(Wanted wanted) {
        return wanted.expression().filter(asked -> asked.startsWith(CODE)).stream()
                .mapToInt(asked -> Integer.parseInt(asked.substring(CODE.length())))
                .findFirst();
    }

    /** No container ended with that code, as far as was recorded. */
    private static Found otherwise(Recorded recorded, List<String> known, List<Ended> all, int code) {
        String others = all.isEmpty()
                ? "; none is recorded to have ended at all."
                : "; what ended otherwise: "
                        + all.stream()
                                .limit(TOLD)
                                .map(end -> end.told(recorded))
                                .collect(Collectors.joining("; "))
                        + (all.size() > TOLD ? "; and " + (all.size() - TOLD) + " more" : "") + ".";
        return new Found.Data(
                "No container" + (known.size() == 1 ? " of " + known.get(0) : "")
                        + " is recorded to have ended with exit code " + code + " in run "
                        + recorded.look().name() + others,
                List.of(),
                Confidence.seen(known.size(), known.size(), "services"),
                List.of(recorded.source("pods"), recorded.source("events")),
                List.of());
    }

    /** Who restarted, and nobody recorded how it ended before. */
    private static List<String> countedOnly(Recorded recorded, List<String> services, List<Ended> ends) {
        return services.stream()
                .filter(service -> recorded.restarts(service) > 0
                        && ends.stream().noneMatch(end -> end.service().equals(service)))
                .toList();
    }

    private static String unended(Recorded recorded, List<String> counted) {
        return counted.isEmpty()
                ? ""
                : " Restarted as well, how they ended not being recorded: "
                        + Phrases.listed(counted.stream()
                                .map(service ->
                                        service + " (" + Phrases.count(recorded.restarts(service), "restart") + ")")
                                .toList())
                        + ".";
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** The tool's name of what is asked about: of loops in particular, or of whatever ended. */
    private static boolean isOfLoops(Wanted wanted) {
        return wanted.expression().filter(LOOP::equals).isPresent();
    }

    /** What is asked comes first: of a loop whether there is one, else how many containers ended, whose, when, why and how often. */
    private static String first(
            Recorded recorded,
            List<String> services,
            List<Recorded.Container> looping,
            List<Ended> ends,
            boolean ofLoops) {
        String when =
                " in " + LOOP + " when the objects of run " + recorded.look().name() + " were recorded";
        if (!looping.isEmpty()) {
            List<String> who =
                    looping.stream().map(c -> c.pod().workload()).distinct().toList();
            return Phrases.listed(who) + (who.size() == 1 ? " was" : " were") + when + ", after "
                    + Phrases.count(restarts(looping), "restart") + "." + told(recorded, ends);
        }
        if (ends.isEmpty()) {
            return without(recorded, services, when);
        }
        String none = services.size() == 1 ? services.get(0) + " was not" : "No container was";
        String then = services.size() == 1 ? waited(recorded, services) : "";
        return ofLoops
                ? none + when + then + ". " + ended(recorded, services, ends)
                : ended(recorded, services, ends) + " " + none + " in " + LOOP + " when its objects were recorded"
                        + then + ".";
    }

    /** "In run r1 1 container ended, OOM-killed, and 1 restart is counted: cart's server at 14:26:12, OOMKilled (exit code 137)." */
    private static String ended(Recorded recorded, List<String> services, List<Ended> ends) {
        long killed = ends.stream().filter(end -> end.reason().equals(OOM)).count();
        String how = ends.size() == 1 ? (killed == 1 ? "" : "not ") : (killed == 0 ? "none" : killed) + " of them ";
        int restarts = services.stream().mapToInt(recorded::restarts).sum();
        return "In run " + recorded.look().name() + " " + Phrases.count(ends.size(), "container") + " ended, " + how
                + "OOM-killed, and " + Phrases.count(restarts, "restart") + (restarts == 1 ? " is" : " are")
                + " counted: "
                + (ends.size() > TOLD ? "the newest " : "")
                + ends.stream()
                        .skip(Math.max(0, ends.size() - TOLD))
                        .map(end -> end.told(recorded))
                        .collect(Collectors.joining("; "))
                + (ends.size() > TOLD ? "; and " + (ends.size() - TOLD) + " before" : "") + ".";
    }

    /** Restarts may be counted whose ends nobody recorded. */
    private static String without(Recorded recorded, List<String> services, String when) {
        int restarts = services.stream().mapToInt(recorded::restarts).sum();
        String who = services.size() == 1 ? services.get(0) : "";
        if (restarts > 0) {
            return "How " + (who.isEmpty() ? "containers" : who) + " ended is not recorded, though "
                    + Phrases.count(restarts, "restart") + (restarts == 1 ? " was" : " were") + " counted; "
                    + (who.isEmpty() ? "none" : "it") + " was" + (who.isEmpty() ? "" : " not") + when + ".";
        }
        return who.isEmpty()
                ? "No container ended or restarted, and none was" + when + "."
                : "No container of " + who + " ended or restarted, and it was not" + when + ".";
    }

    /** A loop that was over when somebody looked. */
    private static String waited(Recorded recorded, List<String> services) {
        return recorded.look().findings().timeline().stream()
                .filter(moment ->
                        services.contains(moment.subject()) && moment.what().contains("(BackOff)"))
                .findFirst()
                .map(moment -> "; at " + recorded.time(moment.time()) + " it waited before it started again (BackOff)")
                .orElse("");
    }

    private static int restarts(List<Recorded.Container> containers) {
        return containers.stream().mapToInt(c -> c.state().restarts()).sum();
    }

    private static String told(Recorded recorded, List<Ended> ends) {
        return ends.stream()
                .limit(TOLD)
                .map(end -> " " + end.service() + "'s container " + Inert.name(end.container()) + " ended"
                        + end.at()
                                .map(at -> " at " + recorded.time(at) + recorded.outside(at))
                                .orElse("")
                        + ": " + ExitCode.ended(end.reason(), end.code()) + ".")
                .collect(Collectors.joining());
    }

    /** What was allowed, and what the figures of the run are consistent with. */
    private static String about(Recorded recorded, List<String> affected) {
        String limits = affected.stream()
                .limit(3)
                .flatMap(service -> recorded.limits(service).stream())
                .filter(limit -> limit.memoryLimit().isPresent())
                .map(Restarts::limit)
                .collect(Collectors.joining());
        return limits
                + affected.stream()
                        .flatMap(service -> Suspects.of(recorded.look().findings(), service).stream())
                        .findFirst()
                        .map(" "::concat)
                        .orElse("");
    }

    private static String limit(ContainerLimits limits) {
        return " " + limits.workload() + "'s memory limit was "
                + Figures.quantity(limits.memoryLimit().orElseThrow(), Unit.BYTES) + ".";
    }

    private static String next(
            Recorded recorded, List<String> affected, List<Ended> ends, List<Recorded.Container> looping) {
        if (affected.isEmpty()) {
            return "";
        }
        String pod = ends.stream()
                .map(Ended::pod)
                .findFirst()
                .or(() -> looping.stream().map(c -> c.pod().pod()).findFirst())
                .map(name -> Commands.name(name, "pod"))
                .orElse("<pod>");
        String container = ends.stream()
                .map(Ended::container)
                .findFirst()
                .or(() -> looping.stream().map(c -> c.state().container()).findFirst())
                .map(name -> Commands.name(name, "container"))
                .orElse("<container>");
        return "\n\nTo look further, as far as the cluster still has it:"
                + Commands.block(List.of(
                        "kubectl logs --previous " + pod + " -c " + container,
                        "kubectl describe pod " + pod,
                        "kubectl get events --field-selector involvedObject.name=" + pod,
                        "kubectl get " + Commands.workload(recorded.kind(affected.get(0)), affected.get(0))
                                + " -o yaml"));
    }

    private static List<Table> tables(
            Recorded recorded, List<String> affected, List<String> counted, List<Ended> ends) {
        if (affected.isEmpty()) {
            return counted.isEmpty() ? List.of() : List.of(containers(recorded, counted));
        }
        List<String> all = Stream.concat(affected.stream(), counted.stream()).toList();
        Table course = Course.table(
                recorded, moment -> affected.contains(moment.subject()) && moment.kind() != Moment.Kind.MORE, SHOWN);
        return ends.isEmpty() && course.rows().isEmpty() ? List.of() : List.of(containers(recorded, all), course);
    }

    private static Table containers(Recorded recorded, List<String> affected) {
        return Table.of(
                List.of("POD", "CONTAINER", "STATE", "RESTARTS", "LAST END"),
                affected.stream()
                        .flatMap(service -> recorded.containers(service).stream())
                        .map(c -> List.of(
                                c.pod().pod(),
                                c.state().container(),
                                state(c.state()),
                                Integer.toString(c.state().restarts()),
                                c.state()
                                        .lastEnd()
                                        .map(end -> ExitCode.ended(end.reason(), end.exitCode()))
                                        .orElse("")))
                        .toList());
    }

    private static String state(ContainerState state) {
        String word = state.state().name().toLowerCase(Locale.ROOT);
        return state.reason().isEmpty() ? word : word + ", " + state.reason();
    }

    private static Stream<Recommendation> incident(Wanted wanted, List<String> affected) {
        Findings findings = wanted.look().findings();
        return findings.recommendations().stream()
                .filter(r -> r.basis() == Basis.INCIDENT && affected.contains(r.subject()));
    }
}
