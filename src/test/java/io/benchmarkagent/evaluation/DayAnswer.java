package io.benchmarkagent.evaluation;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.grounding.Gate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of a question.
 *
 * @param requests that Prometheus got for it
 * @param toolCalls that a model asked for
 */
record DayAnswer(DayQuestion of, Ask.Reply reply, Optional<Times> times, List<URI> requests, int toolCalls) {
    private static final Pattern REMOVED = Pattern.compile("(\\d+) of (\\d+) statements? (?:was|were) removed");
    private static final String UNWORDED = "No model worded this: ";

    /**
     * @param whole until it was answered
     * @param theirs what Prometheus alone takes for what it was asked
     */
    record Times(Duration whole, Duration theirs) {
        Duration ours() {
            return whole.minus(theirs);
        }

        /** More than a fifth of Prometheus's own time, and more than 50 ms. */
        boolean isSlow() {
            return ours().toNanos() > Math.max(Duration.ofMillis(50).toNanos(), theirs.toNanos() / 5);
        }
    }

    private boolean isAnswered() {
        return reply instanceof Ask.Reply.Told told && told.answer().outcome() == Answer.Outcome.ANSWERED;
    }

    private boolean isRefused() {
        return !(reply instanceof Ask.Reply.Told told) || told.answer().outcome() == Answer.Outcome.FAILED;
    }

    /** Its own words, and its tables. */
    String text() {
        if (reply instanceof Ask.Reply.Refused refused) {
            return refused.line();
        }
        Answer answer = ((Ask.Reply.Told) reply).answer();
        return answer.response() + "\n"
                + answer.tables().stream().map(DayAnswer::text).collect(Collectors.joining("\n"));
    }

    private static String text(Table table) {
        return table.rows().stream().map(row -> String.join(" | ", row)).collect(Collectors.joining("\n"));
    }

    /** What is wrong with it; empty where nothing is. */
    List<String> wrong() {
        List<String> wrong = of.asking().wrongIn(text());
        return isAnswered() && wrong.isEmpty() && !restsOnItsSource()
                ? List.of("does not rest on " + of.source())
                : wrong;
    }

    private boolean restsOnItsSource() {
        return reply instanceof Ask.Reply.Told told
                && told.answer().sources().stream()
                        .anyMatch(source -> isOf(source.type().name()));
    }

    /** Objects are read of an archive, wherever they stand in it. */
    private boolean isOf(String type) {
        return of.isLive() == type.equals("PROMETHEUS");
    }

    boolean isRight() {
        return switch (of.asking().kind()) {
            case IN -> isAnswered() && wrong().isEmpty();
            case REFUSED -> isRefused() && wrong().isEmpty();
            default -> !isAnswered() && wrong().isEmpty();
        };
    }

    /** It says something that is not so, or answers what cannot be; to decline is to say nothing wrong. */
    boolean isWrong() {
        return isAnswered() && !isRight();
    }

    boolean isWorded() {
        return reply instanceof Ask.Reply.Told told
                && toolCalls > 0
                && !told.answer().response().contains(UNWORDED);
    }

    long tokens() {
        return reply instanceof Ask.Reply.Told told ? told.answer().cost().tokens() : 0;
    }

    /** Of a model's words, what is told. */
    int kept() {
        return Gate.sentences(text().split("\n\n|\n", 2)[0]).size();
    }

    int removed() {
        Matcher removed = REMOVED.matcher(text());
        return removed.find() ? Integer.parseInt(removed.group(1)) : 0;
    }

    String line() {
        String outcome =
                reply instanceof Ask.Reply.Told told ? told.answer().outcome().name() : "REFUSED";
        return (isWrong() ? "WRONG " : "not right ") + of.asking().id() + ": "
                + of.asking().question() + ": " + outcome + " " + wrong() + ": "
                + text().lines().findFirst().orElse("");
    }
}
