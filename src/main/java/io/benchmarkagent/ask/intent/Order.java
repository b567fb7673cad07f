package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Commands;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.WorkloadState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change that is ordered, from its verb on, and the command for it with the values that were given. One that is not understood to its
 * last word has none: "everything but frontend" is the opposite of frontend.
 */
record Order(String clause, String workload, Optional<String> container) {
    private static final String NUMBER = "(\\d{1,4}|zero|one|two|three|four|five|six|seven|eight|nine|ten)";
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final String PODS = "(?: (?:replicas?|pods?|instances?))?";
    private static final String MORE = "(?:set|increase|raise|lower|decrease|reduce|bump|resize)";
    /** Said for politeness, or of every workload. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?i)[?!.,]+(?=\\s|$)|(?<![-\\p{L}\\d])(?:the|a|an|my|our|please|just|now|right away|immediately|for me|thanks|thank you|(?:micro)?services?|deployments?|workloads?|statefulsets?|daemonsets?)(?![-\\p{L}\\d])");

    private static final Pattern MEMORY =
            Pattern.compile("(?i)(\\d+(?:\\.\\d+)?) ?(?:([kmgt])i(?:b|bytes)?|([kmgt])b)");
    private static final Pattern CPU = Pattern.compile("(\\d+(?:\\.\\d+)?m?)(?: ?(?:cpus?|cores?|vcpus?))?");

    /** How one kind of change is said, with the one workload as a dot, and its command; "" where a value does not fit. */
    private record Kind(Pattern said, Function<Order, Function<Matcher, String>> command) {
        Kind(String said, Function<Order, Function<Matcher, String>> command) {
            this(Pattern.compile("(?i)" + said), command);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("scale (?:up |down |out |in )?•(?: up| down| out| in)?", order -> m -> order.scaled("<replicas>")),
            new Kind(
                    "scale (?:up |down |out |in )?•(?: up| down| out| in)? (?:to )?" + NUMBER + PODS,
                    order -> m -> order.scaled(number(m.group(1)))),
            new Kind(
                    MORE + " (?:(?:number of )?replicas?(?: count)? (?:of|for) •|•(?:['’]s)? replicas?(?: count)?) to "
                            + NUMBER,
                    order -> m -> order.scaled(number(m.group(1)))),
            new Kind("(?:stop|shut down) •", order -> m -> order.scaled("0")),
            new Kind(
                    "(?:restart|reboot) (?:(?:all )?pods? (?:of|in|for) )?•(?: pods?)?",
                    order -> m -> "kubectl rollout restart " + order.workload),
            new Kind(
                    "(?:rollback|roll back|revert|undo) (?:rollout (?:of|for) )?•(?: rollout)?(?: to previous (?:version|revision))?",
                    order -> m -> "kubectl rollout undo " + order.workload),
            new Kind(
                    "(?:delete|remove|kill|evict) (?:(?:all )?pods?(?: (?:of|in|for) •)?|(?:all )?•(?:['’]s)? pods?)",
                    order -> m -> "kubectl delete pod <pod>"),
            new Kind("(?:kill|evict) •", order -> m -> "kubectl delete pod <pod>"),
            new Kind("(?:delete|remove) •", order -> m -> "kubectl delete " + order.workload),
            new Kind(
                    "(drain|cordon)(?: one)?(?: node)?",
                    order -> m -> "kubectl " + m.group(1).toLowerCase(Locale.ROOT) + " <node>"),
            new Kind(
                    "(?:autoscale •|(?:set up|create|add|enable) (?:hpa|(?:horizontal )?(?:pod )?autoscal(?:er|ing)) (?:for|on|of) •)"
                            + "(?: (?:with |between |from )?(?:(?:at least |min(?:imum)?(?: of)? )?" + NUMBER + PODS
                            + " (?:and|to) )?(?:(?:at most|up to|max(?:imum)?(?: of)?) )?" + NUMBER + PODS + ")?",
                    order -> order::autoscaled),
            new Kind(
                    MORE
                            + " (?:•(?:['’]s)? (cpu|memory|mem) (limit|request)s?|(cpu|memory|mem) (limit|request)s? (?:of|for|on) •)"
                            + "(?: (?:up |down )?to (.+))?",
                    order -> order::resourced));

    /** The command for what is said from the verb on; empty where any part of it is not understood. */
    static Optional<String> command(String from, Heard heard) {
        List<String> services = heard.subjects();
        boolean known = services.stream()
                .allMatch(name -> heard.look().services().stream().anyMatch(name::equalsIgnoreCase));
        if (services.size() > 1 || !known) {
            return Optional.empty();
        }
        String service = services.stream().findFirst().orElse("<name>");
        return new Order(blotted(from, services), workload(service, heard), container(service, heard)).command();
    }

    private static String blotted(String from, List<String> services) {
        String text = from;
        for (String name : services) {
            String stem = name.replaceFirst("[-_ ]?(?:service|svc)$", "");
            text = text.replaceAll(
                    "(?i)(?<![-\\p{L}\\d])(?:" + Pattern.quote(name) + "|" + Pattern.quote(stem)
                            + "|it)(?![-\\p{L}\\d])",
                    "•");
        }
        return PLAIN.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    private Optional<String> command() {
        return KINDS.stream()
                .flatMap(kind -> Optional.of(kind.said().matcher(clause)).filter(Matcher::matches).stream()
                        .map(m -> kind.command().apply(this).apply(m)))
                .filter(command -> !command.isEmpty())
                .findFirst();
    }

    private static String workload(String service, Heard heard) {
        return Commands.workload(
                heard.look().evidence().cluster().workloads().stream()
                        .filter(w -> w.workload().equalsIgnoreCase(service))
                        .map(WorkloadState::kind)
                        .findFirst()
                        .orElse(""),
                service);
    }

    /** Where it has but one that was recorded. */
    private static Optional<String> container(String service, Heard heard) {
        List<String> names = heard.look().evidence().limits().stream()
                .filter(limits -> limits.workload().equalsIgnoreCase(service))
                .map(ContainerLimits::container)
                .distinct()
                .toList();
        return names.stream().filter(name -> names.size() == 1).findFirst();
    }

    private String scaled(String replicas) {
        return workload.startsWith("daemonset/") ? "" : "kubectl scale " + workload + " --replicas=" + replicas;
    }

    /** A number alone says neither the least nor the most. */
    private String autoscaled(Matcher m) {
        boolean bare = m.group(1) == null
                && m.group(2) != null
                && !clause.matches("(?i).*\\b(?:at most|up to|max(?:imum)?)\\b.*");
        return bare || workload.startsWith("daemonset/")
                ? ""
                : "kubectl autoscale " + workload + " --min=" + number(m.group(1), "<min>") + " --max="
                        + number(m.group(2), "<max>");
    }

    private String resourced(Matcher m) {
        boolean first = m.group(1) != null;
        String resource = m.group(first ? 1 : 3).toLowerCase(Locale.ROOT).startsWith("cpu") ? "cpu" : "memory";
        String flag = m.group(first ? 2 : 4).toLowerCase(Locale.ROOT).equals("limit") ? "limits" : "requests";
        Optional<String> amount = m.group(5) == null
                ? Optional.of("<" + resource + ">")
                : resource.equals("cpu") ? cpu(m.group(5)) : memory(m.group(5));
        return amount.map(value -> "kubectl set resources " + workload + " -c "
                        + container
                                .map(name -> Commands.name(name, "container"))
                                .orElse("<container>") + " --" + flag
                        + "=" + resource + "=" + value)
                .orElse("");
    }

    private static Optional<String> cpu(String said) {
        return Optional.of(CPU.matcher(said)).filter(Matcher::matches).map(m -> m.group(1));
    }

    /** A letter alone may be of either kind, and "m" of neither. */
    private static Optional<String> memory(String said) {
        return Optional.of(MEMORY.matcher(said))
                .filter(Matcher::matches)
                .map(m -> m.group(2) != null
                        ? m.group(1) + m.group(2).toUpperCase(Locale.ROOT) + "i"
                        : m.group(1)
                                + (m.group(3).equalsIgnoreCase("k")
                                        ? "k"
                                        : m.group(3).toUpperCase(Locale.ROOT)));
    }

    private static String number(String said, String instead) {
        return said == null ? instead : number(said);
    }

    private static String number(String said) {
        int word = NUMBERS.indexOf(said.toLowerCase(Locale.ROOT));
        return word < 0 ? said : Integer.toString(word);
    }
}
