/** Where whoever answers looks things up: in comes an archive, out come runs, each looked at once, and what of them can be shown. */
@NullMarked
package io.benchmarkagent.ask.desk;

import org.jspecify.annotations.NullMarked;
