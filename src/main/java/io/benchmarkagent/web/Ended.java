package io.benchmarkagent.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** Told of the end of an answer, once the filters behind have done theirs: it may come later, on another thread. */
public record Ended(Runnable then) implements AsyncListener {

    public static void of(HttpServletRequest request, Runnable then) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new Ended(then));
        } else {
            then.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        then.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // completes as well
    }

    @Override
    public void onError(AsyncEvent event) {
        // completes as well
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
