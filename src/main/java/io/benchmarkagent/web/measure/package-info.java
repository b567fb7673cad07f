/**
 * What the service tells Prometheus of itself. In: requests, questions, prompts, reports, and what the newest reports found. Out:
 * {@code /actuator/prometheus}. Micrometer and its registry are put together by hand: Spring Boot's Actuator would look through some
 * forty auto-configurations at every start, and watch much that nobody draws. What the machine tells of itself is looked for when it is
 * first asked.
 *
 * <p>Nothing here has a label of which there could be any number: no question, no run, no caller, no address as it was typed. What comes
 * from outside (a model's name, a cohort) is bounded by number and length.
 */
@NullMarked
package io.benchmarkagent.web.measure;

import org.jspecify.annotations.NullMarked;
