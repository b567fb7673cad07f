/**
 * The river: collect, compare, detect, explain, recommend, narrate, render, publish; and the Spring Batch job around it. One item is
 * one run. An unreadable run travels as a value and becomes an exit code.
 */
@NullMarked
package io.benchmarkagent.pipeline;

import org.jspecify.annotations.NullMarked;
