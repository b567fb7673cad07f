package io.benchmarkagent.run;

import java.time.Instant;
import java.util.Optional;

/** What Kubernetes says of an object, such as MemoryPressure: True, since when and why; the reason is "" where none is given. */
public record Condition(String type, String status, String reason, Optional<Instant> since) {}
