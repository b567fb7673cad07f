package io.benchmarkagent;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What is asked beside a question, as typed.
 *
 * @param run {@code ID} or {@code ID@TIME}; empty for the one that the question names, or else the newest
 * @param starting the first time that is meant; empty for what the question says
 * @param ending the last
 * @param zone of times that carry none, and of the day it is
 */
record AskedBeside(Optional<String> run, Optional<String> starting, Optional<String> ending, ZoneId zone) {}
