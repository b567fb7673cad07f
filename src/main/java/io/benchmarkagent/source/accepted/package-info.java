/**
 * The file of accepted levels, {@code benchmark-agent-accepted.yaml}: bytes → entries, and a new entry behind those that are there. In:
 * a file that people review and may have written by hand. Out: {@link io.benchmarkagent.source.accepted.Entry entries} and, for what
 * cannot be used, the line it stands in. Refused: to rewrite what somebody else wrote.
 */
@NullMarked
package io.benchmarkagent.source.accepted;

import org.jspecify.annotations.NullMarked;
