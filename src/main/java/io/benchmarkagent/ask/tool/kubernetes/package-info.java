/**
 * What a cluster can be asked as it is now, read-only: one class for each kind of question, see {@link io.benchmarkagent.ask.tool.Tool}.
 * In: names of workloads and pods, or none for all. Out: bounded rows of one namespace, and of the nodes. None at all, no such name and a
 * cluster that does not answer are three different answers.
 *
 * <p>Decisions. Every answer says that it is of now, of which namespace, and when the cluster said so, for beside it stand answers about
 * recorded runs. Whatever names and messages hold is made harmless to print; messages of events, which are anybody's words, are in a
 * table and never in a sentence, without what looks like a secret. Environments are not read at all.
 */
@NullMarked
package io.benchmarkagent.ask.tool.kubernetes;

import org.jspecify.annotations.NullMarked;
