/**
 * Questions that a model answers with the tools. In comes a question with the run that it is about; out come sentences that what the
 * tools told and the findings bear out, with the tables and sources that they cite.
 *
 * <p>Decisions. A model decides what is looked up, and words what came of it; it decides nothing else. Tools are called by structured
 * output over the one door, and not by the vendors' protocols for tools: so every server that speaks like OpenAI's will do, whether it
 * knows tools or not, and what holds of every prompt (redaction, audit, cache, budget, rate) holds of every step. What a model wants
 * looked up is strings, which code resolves: a name that nobody knows is told with the near ones, and never guessed. What a tool found
 * goes to the model as bounded lines of data in a fence.
 *
 * <p>Every sentence passes the gate of the narrative, with what was looked up in the same run beside the findings of that run. It must
 * cite what was looked up. What does not hold is sent back once; what then does not hold is taken out, and that is said. Where too little
 * is left, or there is no model, no time or no budget, the answer is the one that needs no model, else what the tools themselves say.
 * Advice is the rules'. Nothing is ever changed: who asks for a change is shown the command.
 */
@NullMarked
package io.benchmarkagent.ask.agent;

import org.jspecify.annotations.NullMarked;
