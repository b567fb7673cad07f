package io.benchmarkagent.ask.when;

import java.time.LocalTime;
import java.time.ZoneId;

/** What a question says of time. */
public sealed interface When {

    /** It says nothing of it. */
    record Unsaid() implements When {}

    /** From then to then. */
    record During(Span span) implements When {}

    /** Times of a day that it does not name. */
    record OfDay(LocalTime from, LocalTime to, ZoneId zone, String words) implements When {}

    /** A part of the run that is meant. */
    record OfRun(RunPart part, String words) implements When {}

    /** It is no exact time, an impossible one, or more than one: a line that says what would work. */
    record Unclear(String line) implements When {}

    /** The words that told it; "" where there are none. */
    default String words() {
        if (this instanceof During during) {
            return during.span().words();
        }
        return this instanceof OfDay day ? day.words() : this instanceof OfRun part ? part.words() : "";
    }
}
