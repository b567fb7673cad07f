package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.kubernetes.EventsNow;
import io.benchmarkagent.ask.tool.kubernetes.NodesNow;
import io.benchmarkagent.ask.tool.kubernetes.PodsNow;
import io.benchmarkagent.ask.tool.kubernetes.ServicesNow;
import io.benchmarkagent.ask.tool.kubernetes.TroublesNow;
import io.benchmarkagent.ask.tool.kubernetes.UsageNow;
import io.benchmarkagent.ask.tool.kubernetes.WorkloadsNow;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One kind of question that a cluster answers.
 *
 * @param asked what makes it one of this kind
 * @param refused what makes it none
 * @param present what makes it one of now though it does not say so
 * @param metrics those that it may name
 * @param words what it heeds beside names
 * @param parts that may be asked for alone
 */
record NowKind(
        Tool tool, Pattern asked, Pattern refused, Pattern present, Pattern metrics, Words words, List<Part> parts) {
    private static final String NOW = " now currently presently right moment at present still as ";
    private static final String NOT = "not\\b|\\w+n't";
    private static final String UNREADY = "not (?:fully )?(?:ready|running|healthy|up|available|ok|okay)";
    private static final String AMOUNTS = "(?:cpu|mem(?:ory)?)";

    /** @param name as its tool is asked for it */
    record Part(Pattern asked, String name) {}

    /** The first that fits is meant. */
    static List<NowKind> all() {
        return List.of(troubles(), events(), services(), nodes(), limits(), usage(), pods());
    }

    private static NowKind troubles() {
        return of(
                        new TroublesNow(),
                        "crash\\w*|back-?off|\\w+backoff|errimagepull|oom\\w*|restart(?:s|ed|ing)|exit codes?",
                        """
                        crash crashed crashes crashing crashloop crashloopbackoff crashlooping loop looping backoff back off
                        imagepullbackoff errimagepull image pull restart restarts restarted restarting oom oomkill oomkilled oomkills
                        killed exit exited code codes out memory why how many often when reason reasons cause keep keeps its
                        """)
                .presently("(?:is|are|keeps?)\\b.*\\b(?:crash\\w*|\\w*back-?off|restarting|errimagepull)")
                .naming("memory|restarts");
    }

    private static NowKind events() {
        return of(new EventsNow(), "events?|happening", "event events warning warnings happening any new kubernetes")
                .presently("(?:recent|latest|newest)\\b.*\\bevents?");
    }

    private static NowKind services() {
        return of(
                new ServicesNow(),
                "services? (?:are|is) (?:there|deployed|defined)|services? exist|services? do (?:we|you|i) have|list (?:\\w+ )?services",
                "deployed defined exist exists kubernetes k8s how many");
    }

    /** Who runs on which is another question. */
    private static NowKind nodes() {
        return of(
                        new NodesNow(),
                        "nodes?|machines?",
                        """
                        node nodes machine machines type types how many ready up running under pressure allocatable condition conditions
                        status state healthy
                        """)
                .unless(NOT + "|(?:pods?|services?|containers?|workloads?|deployments?)");
    }

    private static NowKind limits() {
        return of(
                        new WorkloadsNow(),
                        "limits?|requests?|replicas|autoscal\\w*|hpas?|resources?|configured|configuration",
                        """
                        limit limits request requests resource resources configuration configured cpu memory mem how many replicas replica
                        ready wanted autoscaler autoscalers autoscaling hpa hpas its their min max bounds
                        """)
                .naming(AMOUNTS + "?(?: )?(?:limits?|requests?|replicas|resources?)?");
    }

    private static NowKind usage() {
        return of(
                        new UsageNow(),
                        AMOUNTS,
                        "use uses used using usage consume consumes consuming consumption cpu memory mem most top highest")
                .naming(AMOUNTS + "(?: (?:usage|use|utili[sz]ation|consumption))?")
                .withPart("mem(?:ory)?", UsageNow.BY_MEMORY);
    }

    private static NowKind pods() {
        return of(
                        new PodsNow(),
                        "pods?|ready|unready|running|pending|status|state|healthy|unhealthy|up|down|available|unavailable|ok|okay",
                        """
                        status state states health healthy unhealthy ready unready running up down alive available unavailable pending
                        doing ok okay how many not fully phase restarts
                        """)
                .presently("(?:is|are)\\b.*\\b(?:ready|unready|running|pending|healthy|unhealthy|up|down)")
                .unless("(?!" + UNREADY + ")(?:" + NOT + ")")
                .withPart(UNREADY + "|unready|unhealthy|unavailable|down", PodsNow.UNREADY)
                .withPart("running", PodsNow.RUNNING);
    }

    private static NowKind of(Tool tool, String asked, String words) {
        Pattern never = Pattern.compile("(?!)");
        return new NowKind(tool, word(asked), word(NOT), never, never, Words.ofOneRun(words + NOW), List.of());
    }

    private NowKind unless(String other) {
        return new NowKind(tool, asked, word(other), present, metrics, words, parts);
    }

    private NowKind presently(String other) {
        return new NowKind(tool, asked, refused, word(other), metrics, words, parts);
    }

    private NowKind naming(String other) {
        return new NowKind(tool, asked, refused, present, Pattern.compile("(?i)" + other), words, parts);
    }

    private NowKind withPart(String when, String name) {
        List<Part> more = Stream.concat(parts.stream(), Stream.of(new Part(word(when), name)))
                .toList();
        return new NowKind(tool, asked, refused, present, metrics, words, more);
    }

    private static Pattern word(String pattern) {
        return Pattern.compile("(?i)\\b(?:" + pattern + ")\\b");
    }

    /** @param names that are none of its words */
    boolean mayBe(Heard heard, List<String> names) {
        return heard.says(asked)
                && !heard.says(refused)
                && heard.spoken().metrics().stream()
                        .allMatch(metric -> metrics.matcher(metric.words()).matches())
                && words.unheeded(heard).stream().map(MatchResult::group).allMatch(names::contains)
                && !Words.areOfRuns(heard);
    }

    boolean isPresent(Heard heard) {
        return heard.says(present);
    }

    /** Whether it is a figure, which a Prometheus may tell as well. */
    boolean isMeasured() {
        return tool instanceof UsageNow;
    }

    /** Whether what a run recorded is told, with the word that it is not of now, where no cluster may be asked. */
    boolean isRecordedToo() {
        return tool instanceof PodsNow;
    }

    /** What of it is asked for alone. */
    Optional<String> only(Heard heard) {
        return parts.stream()
                .filter(part -> heard.says(part.asked()))
                .map(Part::name)
                .findFirst();
    }
}
