/**
 * Evidence and anomalies → what to change. One class for each rule. In: a {@link io.benchmarkagent.recommendation.Situation}, and
 * prices. Out: {@link io.benchmarkagent.recommendation.Recommendation}s, as text to apply by hand, one patch for each workload.
 * Refused: less of anything to a container that was throttled, killed or still growing; sizes from a run that is too short; a patch
 * for a workload or a container that the evidence does not have; a price, or a machine's size, that nobody told.
 *
 * <p><b>Money.</b> What is paid for is nodes, so that the nodes carry the saving: the present ones less those proposed, which are
 * packed with every other recommendation applied. A lower request saves nothing until a node goes; it says what it is worth up to, its
 * share of a node (a core and a GiB priced as the machine's family prices them), and no saving. A higher request is booked as what it
 * costs, by the same share, although there may be room for it: who adds up what is booked is never promised too much. What the nodes save
 * has those costs in it already. A limit costs nothing, unless it stands for a request that is not set.
 *
 * <p><b>Nodes.</b> Only machines of the same CPU are alternatives, since what was used on one holds on no other. Seen are the pods of one
 * namespace: some of each node is set aside for what the cluster itself runs there, and the nodes' own use, where a series tells it, has
 * to fit. Containers that a mesh adds to pods count by what they used, not by what they ask for, which their template does not tell.
 *
 * <p><b>Confidence</b> is by the length of the steady state and the number of like-for-like runs, and of less memory by whether it still
 * rose; the nodes are no surer than the sizes they rest on. A memory limit is not lowered before that is at least medium.
 */
@NullMarked
package io.benchmarkagent.recommendation;

import org.jspecify.annotations.NullMarked;
