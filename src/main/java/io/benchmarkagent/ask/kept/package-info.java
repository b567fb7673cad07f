/**
 * Answers that are told again. In: a question, and a key of all else that its answer depends on. Out: the answer that was given to it
 * within the hour, without anything being looked up. Refused: whatever may have changed since in a way that no key tells, which is every
 * answer of a live Prometheus or cluster, every one that was not found, and every one whose time moves with the clock.
 */
@NullMarked
package io.benchmarkagent.ask.kept;

import org.jspecify.annotations.NullMarked;
