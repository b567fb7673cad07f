package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Commands;
import io.benchmarkagent.run.WorkloadState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That something is to be changed: it is declined, with the command that a person could run. */
final class ToChange {
    private static final String VERBS =
            "scale|autoscale|restart|reboot|delete|kill|remove|roll ?back|revert|undo|deploy|redeploy|apply|patch|set|increase|raise|lower|decrease|reduce|bump|double|halve|resize|edit|update|upgrade|drain|cordon|evict|stop|start|shut down|create|add|install|uninstall|enable|disable|fix|turn (?:off|on)";
    private static final Pattern ORDERED = Pattern.compile(
            "(?i)(?:^|[.;:!?] |\\b(?:please|then|also|now|just|go ahead and|and|to you:)\\s|\\b(?:can|could|would|will) you (?:please |just )?|\\bi (?:want|need) you to |\\blet's )(?<verb>"
                    + VERBS + ")\\b(?! (?:of|in|count|counts|reasons?|history|number|me|on|about)\\b|\\?$)");
    private static final Pattern HOW = Pattern.compile(
            "(?i)\\bhow (?:do|can|could|would|should|to)(?: (?:i|we|you|one))? (?<verb>restart|reboot|delete|kill|remove|roll ?back|undo|patch|set|drain|cordon|stop|start|scale(?=.* to \\d))\\b");
    private static final Pattern TO = Pattern.compile("(?i)\\b(?:to|replicas=?) ?(\\d{1,4})\\b");

    private ToChange() {}

    /** What to say to it; empty where nothing is to be changed. */
    static Optional<String> in(Heard heard) {
        String text = heard.question().text();
        Matcher matcher = ORDERED.matcher(text);
        if (!matcher.find()) {
            matcher = HOW.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
        }
        String command = command(matcher.group("verb").toLowerCase(Locale.ROOT), heard);
        return Optional.of("I change nothing, neither in a cluster nor in the archive."
                + (command.isEmpty() ? "" : " A person could run:" + Commands.block(List.of(command))));
    }

    private static String command(String verb, Heard heard) {
        String workload = workload(heard);
        return switch (verb) {
            case "scale" -> "kubectl scale " + workload + " --replicas=" + replicas(heard);
            case "autoscale" -> "kubectl autoscale " + workload + " --min=<min> --max=<max>";
            case "restart", "reboot" -> "kubectl rollout restart " + workload;
            case "rollback", "roll back", "revert", "undo" -> "kubectl rollout undo " + workload;
            case "kill", "evict" -> "kubectl delete pod <pod>";
            case "delete", "remove" -> deletion(heard, workload);
            case "drain", "cordon" -> "kubectl " + verb + " <node>";
            case "set", "increase", "raise", "lower", "decrease", "reduce", "bump", "double", "halve", "resize" ->
                "kubectl set resources " + workload + " -c <container> --limits=cpu=<cpu>,memory=<memory>";
            default -> heard.subjects().isEmpty() ? "" : "kubectl edit " + workload;
        };
    }

    private static String deletion(Heard heard, String workload) {
        return heard.says(Pattern.compile("(?i)\\bpods?\\b"))
                ? "kubectl delete pod <pod>"
                : "kubectl delete " + workload;
    }

    private static String replicas(Heard heard) {
        Matcher to = TO.matcher(heard.question().text());
        return to.find() ? to.group(1) : "<replicas>";
    }

    private static String workload(Heard heard) {
        String service = heard.subjects().size() == 1 ? heard.subjects().get(0) : "<name>";
        return Commands.workload(
                heard.look().evidence().cluster().workloads().stream()
                        .filter(w -> w.workload().equalsIgnoreCase(service))
                        .map(WorkloadState::kind)
                        .findFirst()
                        .orElse(""),
                service);
    }
}
