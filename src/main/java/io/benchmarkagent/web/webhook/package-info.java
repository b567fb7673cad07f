/**
 * What a CI calls when a run was written. In: requests that are signed with a secret of the environment. Out: the task of a report.
 * Refused: whatever is not signed; without a secret there is no such address.
 */
@NullMarked
package io.benchmarkagent.web.webhook;

import org.jspecify.annotations.NullMarked;
