package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.run.WorkloadState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions that ask for something to be done. Nothing is; who asks is shown the command to run. */
public final class Changes {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)^(?<polite>(?:(?:please|can you|could you|would you|will you|i want you to|i need you to|go ahead and|now|just|ok|hey|and)[, ]+)*)"
                    + "(?<verb>scale|restart|reboot|roll ?back|undo|set|raise|increase|lower|reduce|decrease|change|update|apply|patch|delete|remove|kill"
                    + "|evict|drain|cordon|uncordon|deploy|redeploy|stop|disable|enable|edit|bump|double|halve|fix|terminate|accept|mute)\\b"
                    + "(?! (?:in|of|counts?|rates?|events?|history|times?|point)\\b)");
    private static final Pattern SOMETHING = Pattern.compile(
            "(?i)\\b(?:it|them|everything|all|pods?|nodes?|limits?|requests?|replicas|deployments?|services?|cluster|cpu|memory|recommendations?|autoscal\\w*|namespace)\\b");
    private static final Pattern REPLICAS = Pattern.compile("(?i)\\b(\\d{1,4})\\b(?! ?(?:mi|gi|m|mib|gib|mb|gb)\\b)");
    private static final Pattern AMOUNT = Pattern.compile("(?i)\\b(\\d{1,6}(?:\\.\\d{1,3})?) ?(mi|gi|ki|m)(?:i?b)?\\b");
    private static final Pattern RESOURCE = Pattern.compile("(?i)\\b(cpu|memory)\\b");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");
    private static final String UNKNOWN = "<name>";

    private Changes() {}

    /** The answer to one that does; empty for any other question. */
    public static Optional<Answer> declined(Heard heard) {
        String text = heard.question().text();
        Matcher asked = ASKED.matcher(text);
        if (!asked.find() || (text.endsWith("?") && asked.group("polite").isBlank())) {
            return Optional.empty();
        }
        boolean ofSomething =
                !heard.subjects().isEmpty() || SOMETHING.matcher(text).find();
        return ofSomething ? Optional.of(heard.declined(line(asked.group("verb"), heard))) : Optional.empty();
    }

    private static String line(String verb, Heard heard) {
        return "I only read, and change nothing in a cluster or an archive. Whoever may do it can run:\n\n    "
                + command(verb.toLowerCase(Locale.ROOT).replace(" ", ""), heard);
    }

    private static String command(String verb, Heard heard) {
        String text = heard.question().text();
        String workload = workload(heard);
        return switch (verb) {
            case "restart", "reboot" -> "kubectl rollout restart " + workload;
            case "rollback", "undo" -> "kubectl rollout undo " + workload;
            case "scale" ->
                "kubectl scale " + workload + " --replicas="
                        + first(REPLICAS, text).orElse("<count>");
            case "delete", "remove", "kill", "evict", "terminate" -> "kubectl delete " + workload;
            case "stop", "disable" -> "kubectl scale " + workload + " --replicas=0";
            case "drain" -> "kubectl drain " + name(heard) + " --ignore-daemonsets";
            case "cordon", "uncordon" -> "kubectl " + verb + " " + name(heard);
            case "accept", "mute" ->
                "benchmark-agent accept --run-id " + heard.look().name() + " --metric <metric> --reason \"…\"";
            case "apply", "patch", "fix" ->
                "benchmark-agent report --run-id " + heard.look().name()
                        + " --format markdown    # shows each patch to copy";
            case "deploy", "redeploy", "edit", "enable" -> "kubectl edit " + workload;
            default -> resources(text, workload);
        };
    }

    private static String resources(String text, String workload) {
        String kind = Pattern.compile("(?i)\\brequests?\\b").matcher(text).find() ? "requests" : "limits";
        Matcher amount = AMOUNT.matcher(text);
        String to = amount.find()
                ? amount.group(1) + (amount.group(2).length() == 2 ? capital(amount.group(2)) : "m")
                : "<amount>";
        return "kubectl set resources " + workload + " --" + kind + "="
                + first(RESOURCE, text).map(r -> r.toLowerCase(Locale.ROOT)).orElse("<cpu or memory>") + "=" + to;
    }

    private static String capital(String unit) {
        return unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String workload(Heard heard) {
        String name = name(heard);
        String kind = heard.look().evidence().cluster().workloads().stream()
                .filter(state -> state.workload().equalsIgnoreCase(name))
                .map(WorkloadState::kind)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("deployment");
        return kind + "/" + name;
    }

    private static String name(Heard heard) {
        List<String> named = heard.subjects();
        return named.size() == 1 && NAME.matcher(named.get(0)).matches() ? named.get(0) : UNKNOWN;
    }
}
