/**
 * Sentences against findings. In: findings, and prose that somebody wrote about them. Out: which sentences they bear out, and of every
 * other one why not. Refused: a number, name, time, order or cause that no finding holds of just this subject and metric.
 *
 * <p>Decisions: a sentence is the unit that stands or goes. It is read clause by clause: a number belongs to the subject and the metric
 * beside it, else to the last ones that were named; where the words leave it open, the sentence may be true in any reading. What can be
 * derived in one's head from two figures of one observation (a difference, a ratio, another unit, a rounding) is borne out; what needs
 * two observations is not, but for how long after one another two things began. Words alone are checked too: directions, verdicts,
 * order, causes, quotes, and that something did not happen.
 *
 * <p>Who asks gets more than findings: {@code Told} is what was looked up beside them in the same run, a figure with whom and what it is
 * of, or a sentence of this program's own. It is read as the findings' own sentences are; an expectation, another run's figure and a
 * proposal stay what they are, and a figure of some minutes is told with a time. A cell that is neither a figure nor one word is prose,
 * which others may have written, and bears nothing out. Against answers two things more are held: that the highest is the highest, and
 * that a share is of a metric that is named.
 *
 * <p>Data may order a model about, and a model may obey: {@code Talk} refuses words to a reader, other languages and alphabets, addresses
 * and markup, whether or not data says them too. A name of one word stands, whatever it is; one of more than three is prose. Plain English
 * of a report's own words that names nothing to be checked cannot be told from a true sentence.
 */
@NullMarked
package io.benchmarkagent.grounding;

import org.jspecify.annotations.NullMarked;
