/**
 * Questions that need no model. One class for each kind of question, see {@link io.benchmarkagent.ask.intent.Intent}; which one is
 * asked is told by how alike it is to their examples, and by the words without which it would be another question. What no kind
 * understands as a whole is declined: a kind has a {@link io.benchmarkagent.ask.intent.Words}, and a word outside of it, such as a
 * negation, a number or a condition, asks for something that the kind does not heed.
 */
@NullMarked
package io.benchmarkagent.ask.intent;

import org.jspecify.annotations.NullMarked;
