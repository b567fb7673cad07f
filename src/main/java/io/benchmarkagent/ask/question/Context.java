package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.when.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a question is asked with.
 *
 * @param run {@code ID} or {@code ID@TIME}; empty for the one that the question names, or else the newest
 * @param span empty for what the question names, or else the whole run
 * @param now of the asker
 */
public record Context(Optional<String> run, Optional<Span> span, ZoneId zone, Instant now) {}
