/**
 * What can be looked up, read-only: one class for each, see {@link io.benchmarkagent.ask.tool.Tool}. In comes what is wanted, resolved
 * and typed; out come words, a table and where they were read. No data, zero and an error are told apart. A question that needs no model
 * and a model use the same tools.
 */
@NullMarked
package io.benchmarkagent.ask.tool;

import org.jspecify.annotations.NullMarked;
