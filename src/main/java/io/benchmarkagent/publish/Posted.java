package io.benchmarkagent.publish;

/** A comment that is there. */
record Posted(long id, String body) {}
