package io.benchmarkagent.grounding;

import java.util.Optional;

/** One kind of thing that a sentence may get wrong. */
@FunctionalInterface
interface Check {

    /** Why findings do not bear the sentence out, in words that tell its writer what to mend; empty if they do. */
    Optional<String> objection(Sentence sentence);

    /** The first objection of several checks. */
    static Check all(java.util.List<Check> checks) {
        return sentence -> checks.stream()
                .flatMap(check -> check.objection(sentence).stream())
                .findFirst();
    }
}
