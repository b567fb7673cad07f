package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.CallQueue;
import java.time.Duration;

/**
 * Waits for a place in the queue where that leaves as much time again for the answer, and refuses otherwise. A call that reached no
 * server gives its place back.
 */
final class RateLimited implements LanguageModel {
    private final LanguageModel inside;
    private final CallQueue queue;
    private final Duration timeout;

    RateLimited(LanguageModel inside, CallQueue queue, Duration timeout) {
        this.inside = inside;
        this.queue = queue;
        this.timeout = timeout;
    }

    @Override
    public Answer answer(Prompt prompt) {
        Duration patience = prompt.atMost().compareTo(timeout) < 0 ? prompt.atMost() : timeout;
        CallQueue.Place place = queue.take(patience.dividedBy(2));
        if (place instanceof CallQueue.Place.None none) {
            return new Answer.Refused(none.why(), Answer.Cause.RATE);
        }
        CallQueue.Place.In in = (CallQueue.Place.In) place;
        Answer answer = answer(prompt, patience, in.delay());
        if (answer instanceof Answer.Refused refused && !refused.cause().isOfAServer()) {
            queue.giveBack(in);
        }
        return answer;
    }

    private Answer answer(Prompt prompt, Duration patience, Duration wait) {
        if (wait.isZero()) {
            return inside.answer(prompt);
        }
        return waited(wait)
                ? inside.answer(prompt.within(patience.minus(wait)))
                        .noting("Waited " + Math.max(1, wait.toSeconds()) + " s for a free call (llm.calls-per-hour).")
                : new Answer.Refused("the wait for a free call was given up", Answer.Cause.LEFT);
    }

    private static boolean waited(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            return false; // the door hands it on
        }
    }
}
