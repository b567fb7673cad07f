/**
 * Measures the product's own code against what is known to be true: simulated runs, labelled runs, labelled histories. Each
 * evaluation makes tables of figures, each with its standard error and, where there is one, its target. Never part of the jar.
 */
@NullMarked
package io.benchmarkagent.evaluation;

import org.jspecify.annotations.NullMarked;
