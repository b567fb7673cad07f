package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Commands;
import io.benchmarkagent.ask.tool.ExitCode;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** "Why is my pod in CrashLoopBackOff?": containers that wait or restarted, and how they ended. Why a program ended its log knows. */
public final class TroublesNow implements OfNow {
    private static final List<String> HEAD =
            List.of("SERVICE", "POD", "CONTAINER", "STATE", "RESTARTS", "LAST END", "ENDED AT");
    private static final Set<String> BEGINNING = Set.of("ContainerCreating", "PodInitializing");
    private static final String NONE = "No container of %s is in CrashLoopBackOff or cannot start now";
    private static final int TOLD = 3;

    @Override
    public String name() {
        return "troubles_now";
    }

    @Override
    public String purpose() {
        return "Containers of all services, or of some, that are in CrashLoopBackOff, cannot start or have restarted, as they are now in the live cluster: last ends, exit codes, commands to look further.";
    }

    private record Container(PodState pod, ContainerState state) {
        boolean isStuck() {
            return state.state() == ContainerState.State.WAITING
                    && !state.reason().isEmpty()
                    && !BEGINNING.contains(state.reason());
        }

        boolean isTroubled() {
            return isStuck()
                    || state.restarts() > 0
                    || state.lastEnd().filter(end -> end.exitCode() > 0).isPresent();
        }

        String name() {
            return Inert.name(pod.pod()) + "'s container " + Inert.name(state.container());
        }
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(desk, "get pods", LiveCluster::pods, asked -> told(asked, new Which(wanted.subjects())));
    }

    private static Found told(Asked<List<PodState>> asked, Which which) {
        List<PodState> pods = asked.value().stream()
                .filter(pod -> which.isPod(pod.workload(), pod.pod()))
                .toList();
        if (pods.isEmpty()) {
            return asked.nothing(which.nobody(
                    "pod",
                    asked.where(),
                    asked.value().stream().map(PodState::workload).toList()));
        }
        List<Container> troubled = pods.stream()
                .flatMap(pod -> pod.containers().stream().map(state -> new Container(pod, state)))
                .filter(Container::isTroubled)
                .sorted(Comparator.comparing((Container one) -> !one.isStuck())
                        .thenComparing(one -> -one.state().restarts()))
                .toList();
        return asked.data(
                sentence(troubled, pods.size(), which, asked.where()) + meanings(troubled),
                next(troubled, asked),
                HEAD,
                troubled.stream().map(TroublesNow::row).toList());
    }

    private static String sentence(List<Container> troubled, int pods, Which which, String where) {
        String all = Phrases.count(pods, "pod") + which.of() + " " + where;
        List<Container> stuck = troubled.stream().filter(Container::isStuck).toList();
        if (troubled.isEmpty()) {
            return NONE.formatted(all) + ", and no restart is counted.";
        }
        return stuck.isEmpty()
                ? NONE.formatted(all) + "; " + counted(restarts(troubled)) + ": " + ends(troubled)
                : ends(stuck);
    }

    private static String counted(int restarts) {
        return Phrases.count(restarts, "restart") + (restarts == 1 ? " is" : " are") + " counted";
    }

    private static int restarts(List<Container> some) {
        return some.stream().mapToInt(one -> one.state().restarts()).sum();
    }

    private static String ends(List<Container> some) {
        return some.stream().limit(TOLD).map(TroublesNow::how).collect(Collectors.joining("; "))
                + (some.size() > TOLD ? "; and " + (some.size() - TOLD) + " more" : "") + ".";
    }

    private static String how(Container one) {
        return one.name()
                + (one.isStuck() ? " waits now, " + Inert.name(one.state().reason()) + "," : "") + " after "
                + Phrases.count(one.state().restarts(), "restart")
                + one.state()
                        .lastEnd()
                        .map(end -> "; it last ended"
                                + end.finished()
                                        .map(at -> " at " + Asked.time(at))
                                        .orElse("") + ", "
                                + ExitCode.ended(end.reason(), end.exitCode()))
                        .orElse("");
    }

    private static String meanings(List<Container> troubled) {
        return troubled.stream()
                .limit(TOLD)
                .flatMap(one -> one.state().lastEnd().stream())
                .map(end -> ExitCode.meaning(end.reason(), end.exitCode()))
                .filter(words -> !words.isEmpty())
                .distinct()
                .map(" "::concat)
                .collect(Collectors.joining());
    }

    private static String next(List<Container> troubled, Asked<?> asked) {
        if (troubled.isEmpty()) {
            return "";
        }
        Container first = troubled.get(0);
        String pod = Commands.name(first.pod().pod(), "pod");
        String kubectl = "kubectl -n " + Commands.name(asked.told().namespace(), "namespace") + " ";
        return "\n\nTo look further:"
                + Commands.block(List.of(
                        kubectl + "logs --previous " + pod + " -c "
                                + Commands.name(first.state().container(), "container"),
                        kubectl + "describe pod " + pod));
    }

    private static List<String> row(Container one) {
        ContainerState state = one.state();
        String word = state.state().name().toLowerCase(Locale.ROOT);
        return List.of(
                Inert.name(one.pod().workload()),
                Inert.name(one.pod().pod()),
                Inert.name(state.container()),
                state.reason().isEmpty() ? word : word + ", " + state.reason(),
                Integer.toString(state.restarts()),
                state.lastEnd()
                        .map(end -> ExitCode.ended(end.reason(), end.exitCode()))
                        .orElse(""),
                state.lastEnd()
                        .flatMap(ContainerState.End::finished)
                        .map(Asked::time)
                        .orElse(""));
    }
}
