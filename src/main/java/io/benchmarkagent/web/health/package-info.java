/**
 * Whether the service lives, whether it takes requests, and how it ends. In: the probes of whoever runs it, and the signal to stop. Out:
 * up or down, and nothing else. Two addresses and a filter stand here for Spring Boot's Actuator: its own take some forty
 * auto-configurations at every start, for the same two words.
 */
@NullMarked
package io.benchmarkagent.web.health;

import org.jspecify.annotations.NullMarked;
