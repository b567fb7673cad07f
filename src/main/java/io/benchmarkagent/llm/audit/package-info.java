/**
 * Who asked a model what for, when, and what it cost. In: what became of each prompt. Out: one line of JSON each, whose hashes make a
 * chain; the verdict on that chain; sums over it. Refused: secrets, and prompts unless they were asked for.
 *
 * <p>Decisions: each line holds the hash of the line before, so that none can be changed, taken out or put in unseen; the last one's is
 * held beside the log as well, so that none can be cut off its end unseen. Whoever can write both can write a new log: to be safe from
 * its own machine's administrator, ship the lines elsewhere. Days are those of UTC.
 */
@NullMarked
package io.benchmarkagent.llm.audit;

import org.jspecify.annotations.NullMarked;
