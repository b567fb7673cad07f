package io.benchmarkagent.ask.live;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expression that may be sent.
 *
 * @param text written anew, every selector of it held to our namespace
 * @param selected those selectors
 */
public record PromQl(String text, List<Selected> selected) {
    private static final int LONGEST = 4000;
    private static final int MOST_SELECTORS = 20;

    public PromQl {
        selected = List.copyOf(selected);
    }

    /** An expression, or one line that says why it is not sent. */
    public sealed interface Checked {
        record Allowed(PromQl expression) implements Checked {}

        record Refused(String line) implements Checked {}
    }

    public static Checked of(String typed, String namespace, LiveSettings settings) {
        try {
            return new Checked.Allowed(allowed(typed, namespace, settings));
        } catch (NotAllowed refused) {
            return new Checked.Refused(refused.why());
        }
    }

    private static PromQl allowed(String typed, String namespace, LiveSettings settings) throws NotAllowed {
        if (typed.length() > LONGEST) {
            throw new NotAllowed(
                    "the expression has " + typed.length() + " characters; write one of at most " + LONGEST);
        }
        PromQl read = new PromQlReader(Tokens.of(typed), namespace, settings).read();
        if (read.selected().size() > MOST_SELECTORS) {
            throw new NotAllowed("the expression has " + read.selected().size() + " selectors; write one of at most "
                    + MOST_SELECTORS);
        }
        return read;
    }

    /** Counts what one point of it reads; empty where it reads no series. */
    Optional<String> counting() {
        return selected.isEmpty()
                ? Optional.empty()
                : Optional.of(selected.stream()
                        .collect(Collectors.groupingBy(
                                Selected::written,
                                java.util.TreeMap::new,
                                Collectors.summingLong(Selected::evaluations)))
                        .entrySet()
                        .stream()
                        .map(one -> one.getValue() + " * (count(" + one.getKey() + ") or vector(0))")
                        .collect(Collectors.joining(" + ")));
    }
}
