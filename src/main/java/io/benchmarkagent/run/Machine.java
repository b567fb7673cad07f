package io.benchmarkagent.run;

import java.util.Optional;

/** A node as somebody named it, and what kind of machine it is: its type ({@code n2-standard-4}) and its CPU; empty where not told. */
public record Machine(String node, Optional<String> type, Optional<String> cpu) {}
