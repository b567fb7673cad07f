/**
 * Several questions, one after the other. In come turns: what was asked, what that was taken to mean and what it got. Out come the last of
 * them within a bound, what a question that only names another subject or metric asks in full, and sessions as files.
 *
 * <p>Decisions. A turn is without secrets from the moment it is one, so that neither a file nor an export nor a model sees what was
 * typed by accident. A fragment is completed only where one thing of the last question is in its place; anything else is declined. A
 * session is lines that are appended, for its owner alone; what a kill cut short is left out when it is read again.
 */
@NullMarked
package io.benchmarkagent.ask.talk;

import org.jspecify.annotations.NullMarked;
