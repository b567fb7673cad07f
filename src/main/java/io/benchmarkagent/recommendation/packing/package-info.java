/**
 * How many machines of a type hold the pods. In: what each pod asks for, what each node gives to pods, what a machine costs. Out: a
 * number of nodes, and what a core and a GiB cost. What a cloud keeps of a machine for itself is as it documents it; a cloud that is
 * not known here has no figure, and none is guessed.
 */
@NullMarked
package io.benchmarkagent.recommendation.packing;

import org.jspecify.annotations.NullMarked;
