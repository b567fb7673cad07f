package io.benchmarkagent.ask.tool;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands that a person could run: shown, never run. They are text to paste into a shell, so a name that is none that Kubernetes gives
 * is left as a placeholder.
 */
public final class Commands {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?");
    private static final String INDENT = "    ";

    private Commands() {}

    /** The name itself, or a placeholder. */
    public static String name(String name, String placeholder) {
        return NAME.matcher(name).matches() ? name : "<" + placeholder + ">";
    }

    /** "deployment/frontend"; a kind that nobody knows is taken for the usual one. */
    public static String workload(String kind, String workload) {
        String word = kind.matches("Deployment|StatefulSet|DaemonSet")
                ? kind.toLowerCase(java.util.Locale.ROOT)
                : "deployment";
        return word + "/" + name(workload, "name");
    }

    /** A block of code as Markdown and terminals show it, with blank lines around. */
    public static String block(List<String> commands) {
        return "\n\n"
                + commands.stream().flatMap(String::lines).map(INDENT::concat).collect(Collectors.joining("\n"));
    }
}
