package io.benchmarkagent.publish;

/**
 * A comment that is there.
 *
 * @param address of the comment itself, for people; empty where nobody says
 */
record Posted(long id, String body, String address) {}
