package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.question.Answer;
import java.nio.charset.StandardCharsets;
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

    /** Few, for nobody can count them without the model: English has four, figures and names fewer, a Chinese letter is three. */
    private static final int BYTES_A_TOKEN = 3;

    /** Of the line that counts what is left out. */
    private static final int COUNTING = 20;
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

    /** The last question that was understood: nothing goes on from one that was declined. */
    public Optional<Turn> lastUnderstood() {
        return turns.stream()
                .filter(turn -> turn.outcome() != Answer.Outcome.DECLINED)
                .reduce((earlier, later) -> later);
    }

    /** What its models took; negative dollars where one had no price. */
    public Answer.Cost cost() {
        return turns.stream().map(Turn::cost).reduce(Answer.Cost.NONE, Answer.Cost::and);
    }

    /**
     * What was said, oldest first, within that many tokens: the last turns word for word, of earlier ones the question and the first
     * sentence of the answer in a line, and of those that find no room how many they are.
     */
    public List<String> recent(int tokens) {
        Deque<String> told = new ArrayDeque<>();
        int room = tokens - COUNTING;
        int words = (int) (room * VERBATIM);
        boolean whole = true;
        for (int i = turns.size() - 1; i >= 0; i--) {
            String text = verbatim(turns.get(i));
            whole = whole && tokens(text) <= words;
            text = whole ? text : inALine(turns.get(i));
            if (tokens(text) > room) {
                break;
            }
            words -= tokens(text);
            room -= tokens(text);
            told.addFirst(text);
        }
        if (told.size() < turns.size() && tokens >= COUNTING) {
            told.addFirst("Questions before these, not shown: " + (turns.size() - told.size()));
        }
        return List.copyOf(told);
    }

    /** With the line's end. */
    private static int tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_A_TOKEN + 1;
    }

    private static String verbatim(Turn turn) {
        return "Question: " + turn.meant() + "\nAnswer: " + turn.response();
    }

    private static String inALine(Turn turn) {
        String line = turn.response().replaceAll("\\s+", " ").strip();
        Matcher first = FIRST_SENTENCE.matcher(line);
        return "Asked: " + cut(turn.meant()) + " / answered: " + cut(first.find() ? first.group() : line);
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE / 2)) + "…";
    }
}
