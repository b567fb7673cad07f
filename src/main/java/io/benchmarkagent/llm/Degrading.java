package io.benchmarkagent.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Asks for less where the budget is short: the large model, the small model, the small model with the shorter prompt. Simple work
 * begins with the small model. Only what was not asked for want of budget is asked for less; what failed, failed.
 */
final class Degrading implements LanguageModel {
    private final List<Named> models;
    private final ConcurrentMap<Prompt, Step> given = new ConcurrentHashMap<>();

    /** @param models the large one first; one alone where there is no small one */
    Degrading(List<Named> models) {
        this.models = List.copyOf(models);
    }

    /** A model and its name. */
    record Named(String name, LanguageModel model) {}

    /** One way to ask. */
    private record Step(Named asked, Prompt prompt, boolean isShorter) {
        String words() {
            return asked.name() + (isShorter ? " with a shorter prompt" : "");
        }
    }

    @Override
    public Answer answer(Prompt prompt) {
        List<Step> steps = steps(prompt);
        Answer answer = steps.get(0).asked().model().answer(steps.get(0).prompt());
        String why = "";
        int last = 0;
        while (isTooDear(answer) && last + 1 < steps.size()) {
            why = why.isEmpty() ? ((Answer.Refused) answer).why() : why;
            last++;
            Step step = steps.get(last);
            answer = step.asked().model().answer(step.prompt());
        }
        if (answer instanceof Answer.Written) {
            given.put(prompt, steps.get(last));
        }
        return last == 0 ? answer : told(answer, steps, last, why);
    }

    /** What is confirmed may be what the asker made of the answer. */
    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        Optional.ofNullable(given.remove(prompt))
                .ifPresent(step -> step.asked().model().confirm(step.prompt(), answer));
    }

    /** A last refusal for want of budget is of the cheapest way to ask. */
    private static Answer told(Answer answer, List<Step> steps, int last, String why) {
        Step step = steps.get(last);
        return isTooDear(answer) && answer instanceof Answer.Refused refused
                ? refused.because(refused.why() + "; not even " + step.words() + " could be asked")
                : answer.noting(
                        "Asked " + step.words() + " in place of " + steps.get(0).words() + ": " + why + ".");
    }

    private static boolean isTooDear(Answer answer) {
        return answer instanceof Answer.Refused refused && refused.cause() == Answer.Cause.BUDGET;
    }

    private List<Step> steps(Prompt prompt) {
        Named small = models.get(models.size() - 1);
        List<Step> steps = new ArrayList<>();
        for (Named model : prompt.purpose().weight() == Purpose.Weight.LIGHT ? List.of(small) : models) {
            steps.add(new Step(model, prompt, false));
        }
        prompt.shortened().ifPresent(shorter -> steps.add(new Step(small, shorter, true)));
        return steps;
    }
}
