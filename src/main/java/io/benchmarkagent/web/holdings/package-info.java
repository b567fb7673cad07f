/** What is served: the archive as it is now, and the reports that were made of it. */
@NullMarked
package io.benchmarkagent.web.holdings;

import org.jspecify.annotations.NullMarked;
