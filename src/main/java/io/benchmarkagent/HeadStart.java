package io.benchmarkagent;

import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.report.Renderings;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a report needs whatever it is about, made ready on other processors while Spring starts on this one.
 *
 * @param command for which it is
 */
record HeadStart(
        String command,
        CompletableFuture<Settings> settings,
        CompletableFuture<QueryCatalogue> queries,
        CompletableFuture<Renderings> renderings) {

    static HeadStart taken(String command, Supplier<Settings> settings) {
        start(Gate::prepare);
        return new HeadStart(command, ahead(settings), ahead(QueryCatalogue::standard), ahead(Renderings::standard));
    }

    private static <T> CompletableFuture<T> ahead(Supplier<T> making) {
        return CompletableFuture.supplyAsync(making, HeadStart::start);
    }

    private static void start(Runnable making) {
        Thread thread = new Thread(making, "head-start");
        thread.setDaemon(true);
        thread.start();
    }
}
