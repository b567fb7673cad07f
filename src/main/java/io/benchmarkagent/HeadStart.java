package io.benchmarkagent;

import io.benchmarkagent.report.Templates;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a report needs whatever it is about, made ready on one processor while Spring starts on another. */
record HeadStart(CompletableFuture<Templates> templates, CompletableFuture<QueryCatalogue> queries) {

    static HeadStart taken() {
        return new HeadStart(ahead(Templates::packed), ahead(QueryCatalogue::standard));
    }

    private static <T> CompletableFuture<T> ahead(Supplier<T> making) {
        CompletableFuture<T> made = new CompletableFuture<>();
        Thread thread = new Thread(() -> made.completeAsync(making, Runnable::run), "head-start");
        thread.setDaemon(true);
        thread.start();
        return made;
    }
}
