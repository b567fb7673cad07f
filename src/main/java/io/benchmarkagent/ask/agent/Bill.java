package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.question.Answer.Cost;
import io.benchmarkagent.llm.Answer;
import java.util.ArrayList;
import java.util.List;

/** What the answers to a question cost. */
final class Bill {
    private final List<Answer> all = new ArrayList<>();

    void add(Answer answer) {
        all.add(answer);
    }

    long tokens() {
        return all.stream().mapToLong(answer -> answer.usage().total()).sum();
    }

    /** What is told again is no call. */
    Cost cost() {
        boolean priced = all.stream().allMatch(answer -> answer.costUsd().isPresent());
        double usd =
                all.stream().mapToDouble(answer -> answer.costUsd().orElse(0)).sum();
        return new Cost(
                all.stream()
                        .filter(Answer.Written.class::isInstance)
                        .map(answer -> ((Answer.Written) answer).model())
                        .reduce((one, other) -> other)
                        .orElse(""),
                (int) all.stream().filter(Bill::isCall).count(),
                tokens(),
                priced ? usd : -1);
    }

    /** What else is to be said of how it came about. */
    List<String> notes() {
        return all.stream()
                .flatMap(answer -> answer.notes().stream())
                .distinct()
                .toList();
    }

    private static boolean isCall(Answer answer) {
        return answer instanceof Answer.Written written
                ? !written.isKept()
                : answer.usage().total() > 0;
    }
}
