@NullMarked
package io.benchmarkagent.ask.live;

import org.jspecify.annotations.NullMarked;
