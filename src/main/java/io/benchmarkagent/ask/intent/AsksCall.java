package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.CallMetric;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Latency from frontend to cartservice": a figure of the calls between two, and not of the two. */
final class AsksCall implements Intent {
    private static final String BOTH = "(?:the )?• *(?:(?:micro)?services? )?";
    private static final Pattern DIRECTED =
            Pattern.compile("(?i)" + BOTH + "(?:to|->|-->|=>|→|calls?(?: to)?|calling|into|towards?) " + BOTH);
    /** Who calls whom is not said in the order that is read here. */
    private static final Pattern TURNED = Pattern.compile("(?i)" + BOTH + "(?:from|by|for|at|in|on|via) " + BOTH);

    private static final Pattern BETWEEN = Pattern.compile("(?i)\\bbetween (?:service )?" + BOTH + "and " + BOTH);
    /** Held against each other, or over time. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:compar\\w+|contrast|versus|vs|differ\\w*|than|or|which|who|gap|ratio|beside|similar\\w*|add|adds|added|chang\\w+|went|go(?:es|ing)?|gone|relat\\w+|correlat\\w+)\\b");

    private static final Words WORDS = Words.ofOneRun(
            "call calls calling called between to from into towards how fast quick quickly slow long take takes took high low -> --> => →");

    @Override
    public List<String> examples() {
        return List.of(
                "Latency from frontend to cartservice",
                "p95 of calls from frontend to checkoutservice",
                "Request rate between frontend and currencyservice",
                "How slow are calls from checkoutservice to paymentservice?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    /** Whether it asks of a call; of what no call has as well, such as CPU. */
    static boolean isOne(Heard heard) {
        return heard.subjects().size() >= 2
                && heard.spoken().metrics().size() == 1
                && !heard.says(ANOTHER)
                && (DIRECTED.matcher(rest(heard)).find()
                        || TURNED.matcher(rest(heard)).find()
                        || (BETWEEN.matcher(rest(heard)).find()
                                && CallMetric.isOne(heard.spoken().metrics().get(0))));
    }

    private static String rest(Heard heard) {
        String text = heard.question().text().toLowerCase(Locale.ROOT);
        for (String name : heard.subjects()) {
            text = text.replace(name.toLowerCase(Locale.ROOT), "•");
        }
        for (String name : heard.subjects()) {
            text = text.replaceAll(
                    "\\b" + Pattern.quote(name.toLowerCase(Locale.ROOT).replaceFirst("[-_ ]?(?:service|svc)$", ""))
                            + "(?:[-_ ]?(?:service|svc))?\\b",
                    "•");
        }
        return text;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return isOne(heard)
                && heard.subjects().size() == 2
                && !TURNED.matcher(rest(heard)).find()
                && heard.span().isEmpty()
                && CallMetric.isOne(heard.spoken().metrics().get(0))
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new CallMetric();
    }

    /** The caller first; of a call between two whichever calls. */
    @Override
    public Wanted wanted(Heard heard) {
        String text = heard.question().text().toLowerCase(Locale.ROOT);
        List<String> inOrder = heard.subjects().stream()
                .sorted(Comparator.comparingInt(name -> at(text, name)))
                .toList();
        Matcher directed = DIRECTED.matcher(rest(heard));
        Wanted wanted = Wanted.of(heard.look())
                .about(inOrder)
                .measuring(heard.spoken().metrics().get(0));
        return directed.find() ? wanted : wanted.asking(CallMetric.EITHER);
    }

    private static int at(String text, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int at = text.indexOf(lower);
        return at >= 0 ? at : text.indexOf(lower.replaceFirst("[-_ ]?(?:service|svc)$", ""));
    }
}
