package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.ToolCall;
import io.benchmarkagent.pipeline.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What was looked up for one question, in order; each call once, and those of a step at the same time. */
final class Lookups implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final Heard heard;
    private final Resolving resolving;
    private final LanguageModel audit;
    private final Progress progress;
    private final List<Result> results = new ArrayList<>();
    private final Map<String, String> asked = new HashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "look-up");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param audit is told of each call
     * @param progress as well, before it is made
     */
    Lookups(Heard heard, List<Tool> tools, LanguageModel audit, Progress progress) {
        this.heard = heard;
        this.resolving = new Resolving(heard, tools);
        this.audit = audit;
        this.progress = progress;
    }

    List<Result> all() {
        return List.copyOf(results);
    }

    Optional<Result.Told> told(String id) {
        return told().stream().filter(result -> result.id().equals(id)).findFirst();
    }

    List<Result.Told> told() {
        return results.stream()
                .filter(Result.Told.class::isInstance)
                .map(Result.Told.class::cast)
                .toList();
    }

    /** @param most of these calls; the others are refused */
    void look(List<Call> calls, int most, Duration atMost) {
        List<Callable<Result>> tasks = new ArrayList<>();
        for (Call call : calls.subList(0, Math.min(most, calls.size()))) {
            String id = "r" + (results.size() + tasks.size() + 1);
            String before = asked.putIfAbsent(call.gist(heard.look().name()), id);
            tasks.add(
                    before == null
                            ? () -> looked(id, call)
                            : () -> new Result.Refused(id, call, "you asked that already: result " + before));
        }
        results.addAll(done(tasks, calls, atMost));
        if (Thread.currentThread().isInterrupted()) {
            return; // nobody waits for the others
        }
        if (calls.size() > most) {
            String why = (calls.size() - most) + " more calls were not made; ask for at most " + most + " at once";
            results.add(new Result.Refused("r" + (results.size() + 1), calls.get(most), why));
        }
        results.subList(results.size() - Math.min(calls.size(), tasks.size() + 1), results.size())
                .forEach(this::written);
    }

    private Result looked(String id, Call call) {
        Resolving.Resolved resolved = resolving.resolve(call);
        if (resolved instanceof Resolving.Resolved.Refused refused) {
            return new Result.Refused(id, call, refused.line());
        }
        Resolving.Resolved.Ready ready = (Resolving.Resolved.Ready) resolved;
        progress.stage(inWords(call, ready.wanted()));
        try {
            return new Result.Told(
                    id, call, ready.tool(), ready.wanted(), ready.tool().find(ready.wanted(), heard.desk()));
        } catch (IllegalArgumentException incomplete) {
            return new Result.Refused(id, call, String.valueOf(incomplete.getMessage()));
        }
    }

    /** "asked Prometheus: rate(…)", "looked up ranking metric=memory". */
    static String inWords(Call call, Wanted wanted) {
        return wanted.expression()
                .filter(any -> call.tool().startsWith("prometheus_"))
                .map(promql -> "asked Prometheus: " + promql)
                .orElseGet(() -> "looked up " + call.inWords());
    }

    private List<Result> done(List<Callable<Result>> tasks, List<Call> calls, Duration atMost) {
        List<Result> done = new ArrayList<>();
        try {
            List<Future<Result>> futures =
                    workers.invokeAll(tasks, Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
            for (int i = 0; i < futures.size(); i++) {
                Future<Result> future = futures.get(i);
                done.add(
                        future.isCancelled()
                                ? new Result.Refused(
                                        "r" + (results.size() + i + 1),
                                        calls.get(i),
                                        "it took longer than there is time")
                                : future.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a tool broke its promise", broken.getCause());
        }
        return done;
    }

    private void written(Result result) {
        audit.called(new ToolCall(result.call().tool(), result.call().inWords(), outcome(result), Lines.of(result)));
    }

    private static ToolCall.Outcome outcome(Result result) {
        if (result instanceof Result.Told told) {
            return told.found() instanceof Found.Failed ? ToolCall.Outcome.FAILED : ToolCall.Outcome.ANSWERED;
        }
        return ToolCall.Outcome.REFUSED;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
