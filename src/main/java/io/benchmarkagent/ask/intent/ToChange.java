package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Commands;
import java.util.List;
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
            "(?i)\\bhow (?:do|can|could|would|should|to)(?: (?:i|we|you|one))? (?<verb>restart|reboot|delete|kill|remove|roll ?back|undo|patch|set|drain|cordon|stop|start|shut down|(?:scale|increase|raise|lower|decrease|reduce|bump|resize)(?=.* to (?:\\d|zero\\b|one\\b|two\\b|three\\b|four\\b|five\\b|six\\b|seven\\b|eight\\b|nine\\b|ten\\b))|(?:create|add)(?=.*\\b(?:hpa|autoscal\\w*)\\b))\\b");

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
        return Optional.of("I change nothing, neither in a cluster nor in the archive."
                + Order.command(text.substring(matcher.start("verb")), heard)
                        .map(command -> " A person could run:" + Commands.block(List.of(command)))
                        .orElse(" No command is shown, for I do not understand the change to its last word."));
    }
}
