/**
 * Report → one comment on a pull request, and a mark on its commit, at GitHub or GitLab. In: a report, and what the CI's own variables say about where it runs.
 * Out: HTTP to the host of {@code GITHUB_API_URL} or {@code CI_API_V4_URL}, to no other. Refused: anything that would cost the report;
 * what goes wrong is one {@link io.benchmarkagent.publish.NotPublished} with its line.
 *
 * <p>Decisions: a comment is known again by a hidden line at its end, which also says what it was about, so that the next can say what
 * changed; and only where we wrote it ourselves, since anybody may write such a line. Found again before each attempt to create, so
 * that an answer that was lost makes no second one. Of two of our own the oldest stays, whoever made them. Redirects are not followed:
 * the token would go along.
 *
 * <p>A pull request from a fork has a job that may not comment, and a job that may must not run its code. So the one leaves its
 * {@code findings.json}, and the other renders it anew: Markdown, narrative and links of an artifact are never passed on, its size is bounded, and
 * the number of the pull request is what the trusted environment says.
 *
 * <p>Nothing of this is loaded where nobody asks to publish.
 */
@NullMarked
package io.benchmarkagent.publish;

import org.jspecify.annotations.NullMarked;
