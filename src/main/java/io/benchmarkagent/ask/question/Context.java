package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.when.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a question is asked with.
 *
 * @param run {@code ID} or {@code ID@TIME}; empty for the one that the question names, or else the newest
 * @param span empty for what the question names, or else the whole run
 * @param now of the asker
 * @param said what was asked and answered before it, oldest first, without secrets; no more than a model is to read
 */
public record Context(Optional<String> run, Optional<Span> span, ZoneId zone, Instant now, List<String> said) {
    public Context {
        said = List.copyOf(said);
    }

    /** With nothing before it. */
    public Context(Optional<String> run, Optional<Span> span, ZoneId zone, Instant now) {
        this(run, span, zone, now, List.of());
    }
}
