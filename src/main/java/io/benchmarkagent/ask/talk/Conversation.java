package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.question.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The turns of a session, oldest first.
 *
 * @param run the one that questions are about from now on; empty for the one that each names, or else the newest
 */
public record Conversation(Optional<String> run, List<Turn> turns) {
    public static final Conversation NEW = new Conversation(Optional.empty(), List.of());

    /** Few, for nobody can count them without the model: prose has four, figures and names fewer. */
    private static final int CHARACTERS_A_TOKEN = 3;
    /** Of what may be told, for the last turns as they were; the rest is for one line of each earlier one. */
    private static final double VERBATIM = 0.75;

    private static final int LONGEST_LINE = 300;
    private static final Pattern FIRST_SENTENCE = Pattern.compile("^.+?[.!?:](?=\\s|$)");

    public Conversation {
        turns = List.copyOf(turns);
    }

    public Conversation and(Turn turn) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(turn);
        return new Conversation(run, more);
    }

    public Conversation about(Optional<String> other) {
        return new Conversation(other, turns);
    }

    public Optional<Turn> last() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
    }

    /** What its models took; negative dollars where one had no price. */
    public Answer.Cost cost() {
        Answer.Cost sum = Answer.Cost.NONE;
        for (Turn turn : turns) {
            Answer.Cost one = turn.cost();
            double usd = sum.usd() < 0 || one.usd() < 0 ? -1 : sum.usd() + one.usd();
            sum = new Answer.Cost(one.model(), sum.calls() + one.calls(), sum.tokens() + one.tokens(), usd);
        }
        return sum;
    }

    /**
     * What was said, oldest first, within that many tokens: the last turns word for word, of earlier ones the question and the first
     * sentence of the answer in a line, and of those that find no room nothing.
     */
    public List<String> recent(int tokens) {
        Deque<String> told = new ArrayDeque<>();
        int room = tokens * CHARACTERS_A_TOKEN;
        int words = (int) (room * VERBATIM);
        boolean whole = true;
        for (int i = turns.size() - 1; i >= 0; i--) {
            String text = verbatim(turns.get(i));
            whole = whole && text.length() <= words;
            text = whole ? text : inALine(turns.get(i));
            if (text.length() > room) {
                break;
            }
            words -= text.length();
            room -= text.length();
            told.addFirst(text);
        }
        return List.copyOf(told);
    }

    private static String verbatim(Turn turn) {
        return "Question: " + turn.meant() + "\nAnswer: " + turn.response();
    }

    private static String inALine(Turn turn) {
        String line = turn.response().replaceAll("\\s+", " ").strip();
        Matcher first = FIRST_SENTENCE.matcher(line);
        return cut(turn.meant()) + " → " + cut(first.find() ? first.group() : line);
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE / 2)) + "…";
    }
}
