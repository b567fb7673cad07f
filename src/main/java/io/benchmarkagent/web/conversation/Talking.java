package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Listener;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.query.QueryAsked;

/** Answers a question that may go on from others, on the thread that asks. */
@FunctionalInterface
public interface Talking {
    /**
     * @param asked with a run or a time of its own where those of the conversation are not meant
     * @param progress told what is looked at, from several threads
     */
    Listener.Replied answer(QueryAsked asked, Conversation before, Progress progress);
}
