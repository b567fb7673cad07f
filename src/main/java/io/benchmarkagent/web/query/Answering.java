package io.benchmarkagent.web.query;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.pipeline.Progress;

/** Answers one question, on the thread that asks. */
@FunctionalInterface
public interface Answering {
    /** @param progress told what is looked at, from several threads */
    Ask.Reply answer(QueryAsked asked, Progress progress);
}
