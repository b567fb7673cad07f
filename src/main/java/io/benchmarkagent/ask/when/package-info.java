/**
 * Times in questions, resolved by code: in comes what was typed, the asker's time and zone, and the run; out comes a span, or why none.
 *
 * <p>Decisions. Only times that say exactly when are read; what is impossible (the 31st of February), vague (around lunchtime),
 * ambiguous (03/01/2026, an hour that a zone has twice) or still to come is refused with what would work, since a guessed time is a wrong
 * answer with a right look. Text between two times is never read as one of them.
 *
 * <p>No library does it. Natty, and prettytime-nlp which packs it, were made for calendars: they take bare numbers for times ("I
 * need 1 hard drive" is today at one), know US dates only, turn what is impossible or ambiguous into some date without saying so, prefer
 * what is to come, and know nothing of a run's phases. None of that can be told from their result.
 */
@NullMarked
package io.benchmarkagent.ask.when;

import org.jspecify.annotations.NullMarked;
