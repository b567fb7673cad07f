package io.benchmarkagent.grounding;

import java.util.Optional;
import java.util.stream.Stream;

/** A share or a change is of a metric that is named: of some metric of a subject, nearly any is true. */
final class Unnamed implements Check {

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.first(
                Mention.Amount.class,
                (clause, number) -> isShare(number.quantity().dimension())
                                && clause.metrics(number).isEmpty()
                        ? Stream.of("of which metric '" + sentence.quoted(number) + "' is, is not said")
                        : Stream.of());
    }

    private static boolean isShare(Dimension dimension) {
        return dimension == Dimension.PERCENT || dimension == Dimension.POINTS || dimension == Dimension.SIGMA;
    }
}
