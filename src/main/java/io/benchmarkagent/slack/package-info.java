/**
 * The door for Slack. In: requests that Slack signed, or envelopes of a WebSocket that we opened at Slack. Out: what {@code ask} and {@code pipeline} say, as messages of blocks.
 *
 * <p>Decisions. A request is read only after its signature: what anybody may send is neither parsed nor logged. It is acknowledged before
 * anything is looked up, since Slack waits three seconds; the answer goes where Slack says, and only to Slack's own hosts. Whatever is
 * said of data is plain text or stands between fences, escaped: nothing in it formats, links or calls anybody. What Slack sends again is
 * answered once; what somebody else sends again is refused. Conversations are kept for a day, in memory, or in the Redis of all
 * replicas: a question in a message is Slack's to keep. Over the WebSocket comes what would come over HTTP, to the same place. A
 * picture below a report is one of the report's own, as pixels, since Slack shows no SVG; without it the report says all the same.
 *
 * <p>Nothing of this is loaded where no key of Slack is set.
 */
@NullMarked
package io.benchmarkagent.slack;

import org.jspecify.annotations.NullMarked;
