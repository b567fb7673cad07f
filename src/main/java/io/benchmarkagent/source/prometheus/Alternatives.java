package io.benchmarkagent.source.prometheus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answers to the alternatives of one query, which are let go together. */
final class Alternatives implements AutoCloseable {
    private final LiveAnswers server;
    private final Grid grid;
    private final List<LiveAnswers.Fetched> fetched = new ArrayList<>();

    Alternatives(LiveAnswers server, Grid grid) {
        this.server = server;
        this.grid = grid;
    }

    /**
     * The first answer that has data; without any the first that is empty. An alternative that failed is reported only where none
     * has data, as nobody knows then whether it would have had some.
     */
    LiveAnswers.Fetched firstWithData(List<String> expressions) throws Unanswered, InterruptedException {
        List<Unanswered> failed = new ArrayList<>();
        for (String promql : expressions) {
            try {
                LiveAnswers.Fetched one = server.range(promql, grid);
                fetched.add(one);
                if (!one.answer().range().isEmpty()) {
                    return one;
                }
            } catch (Unanswered e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
        return fetched.get(0);
    }

    @Override
    public void close() throws Unanswered {
        for (LiveAnswers.Fetched one : fetched) {
            try {
                one.close();
            } catch (IOException e) {
                throw Unanswered.notKept(e);
            }
        }
    }
}
