package io.benchmarkagent.web.trace;

import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.Watched;
import io.benchmarkagent.web.query.Carrying;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What each thread is at, in which trace. */
public final class Traces implements Watched.Watcher, Carrying, AutoCloseable {
    private final SpanSender sender;
    private final Clock clock;
    private final ThreadLocal<Optional<TraceParent>> here = ThreadLocal.withInitial(Optional::empty);

    private Traces(TraceSettings settings, Clock clock) {
        this.sender = new SpanSender(settings);
        this.clock = clock;
    }

    /** None where the environment names no collector. */
    public static Optional<Traces> of(Map<String, String> environment, Clock clock) {
        return TraceSettings.of(environment).map(settings -> new Traces(settings, clock));
    }

    /** Why no span would arrive, with the mend. */
    public static Optional<String> mistake(Map<String, String> environment) {
        return TraceSettings.mistake(environment);
    }

    /** Something that has begun. */
    final class Open {
        private final TraceParent at;
        private final Optional<String> parent;
        private final Instant begun = clock.instant();
        private final long nanos = System.nanoTime();

        private Open(Optional<TraceParent> within) {
            this.at = within.map(TraceParent::child).orElseGet(TraceParent::fresh);
            this.parent = within.map(TraceParent::span);
        }

        TraceParent at() {
            return at;
        }

        void end(String name, Span.Kind kind, Map<String, Object> attributes, boolean failed) {
            add(new Span(at, parent, name, kind, begun, System.nanoTime() - nanos, attributes, failed));
        }
    }

    Open begin(Optional<TraceParent> within) {
        return new Open(within);
    }

    /** For what this thread does until the end. */
    void within(TraceParent at, Run work) throws IOException, ServletException {
        Optional<TraceParent> before = here.get();
        here.set(Optional.of(at));
        try {
            work.run();
        } finally {
            here.set(before);
        }
    }

    /** What a filter does next. */
    interface Run {
        void run() throws IOException, ServletException;
    }

    /** A part of what this thread is at, or a trace of its own. */
    public <T> T part(String name, Supplier<T> work) {
        Optional<TraceParent> before = here.get();
        Open open = begin(before);
        here.set(Optional.of(open.at()));
        boolean failed = true;
        try {
            T result = work.get();
            failed = false;
            return result;
        } finally {
            here.set(before);
            open.end(name, Span.Kind.INTERNAL, Map.of(), failed);
        }
    }

    /** On another thread, and still of the same. */
    @Override
    public Runnable over(Runnable work) {
        Optional<TraceParent> now = here.get();
        return () -> {
            here.set(now);
            try {
                work.run();
            } finally {
                here.remove();
            }
        };
    }

    @Override
    public void answered(Prompt prompt, Answer answer, long nanos) {
        Optional<TraceParent> before = here.get();
        Map<String, Object> attributes = new HashMap<>(Map.of(
                "gen_ai.operation.name", "chat",
                "benchmark_agent.purpose", prompt.purpose().what(),
                "gen_ai.usage.input_tokens", answer.usage().in(),
                "gen_ai.usage.output_tokens", answer.usage().out()));
        if (answer instanceof Answer.Written written) {
            attributes.put("gen_ai.response.model", written.model());
        }
        add(new Span(
                before.map(TraceParent::child).orElseGet(TraceParent::fresh),
                before.map(TraceParent::span),
                "chat",
                Span.Kind.CLIENT,
                clock.instant().minusNanos(nanos),
                nanos,
                attributes,
                answer instanceof Answer.Refused));
    }

    /** A Prometheus or a cluster, while somebody waited. */
    public void called(String system, boolean answered, long nanos) {
        Optional<TraceParent> before = here.get();
        add(new Span(
                before.map(TraceParent::child).orElseGet(TraceParent::fresh),
                before.map(TraceParent::span),
                "ask " + system,
                Span.Kind.CLIENT,
                clock.instant().minusNanos(nanos),
                nanos,
                Map.of("peer.service", system),
                !answered));
    }

    private void add(Span span) {
        if (span.at().sampled()) {
            sender.add(span);
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
