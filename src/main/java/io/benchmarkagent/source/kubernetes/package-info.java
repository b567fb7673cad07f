/**
 * Kubernetes objects, live or recorded → terminations, events, limits, machines, the state of the cluster. In: folders of {@code kubectl get -o
 * json} answers, and where it is asked for a cluster, by kubeconfig or from within. Out: values, and a data-quality line for what
 * cannot be had. Refused: guessing at a status that is not there, another context than the one that is asked for, any verb but list.
 *
 * <p>Decisions. Objects are read from the API's own JSON, a token at a time, and of each only the fields that are used
 * ({@code KeptFields}): so a list takes little room, and environment values, annotations and other people's secrets are neither held nor
 * recorded. What is asked is recorded and used in the same form, so that recorded evidence gives the same findings; a kind whose file
 * is there is asked no more. {@code fabric8} reads kubeconfigs and carries requests; its classes are loaded only when something is
 * asked. What is wrong with the way to the cluster ends the asking with one line; what is wrong with a kind is that kind's. Terminations
 * count within the run; events count five minutes around it as well.
 */
@NullMarked
package io.benchmarkagent.source.kubernetes;

import org.jspecify.annotations.NullMarked;
