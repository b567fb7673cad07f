/**
 * Recorded Kubernetes lists → terminations, events, limits, machines. In: a folder of {@code kubectl get -o json} answers. Out: values, and a
 * data-quality line for what cannot be read. Refused: guessing at a status that is not there.
 */
@NullMarked
package io.benchmarkagent.source.kubernetes;

import org.jspecify.annotations.NullMarked;
