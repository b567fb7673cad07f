@NullMarked
package io.benchmarkagent.names;

import org.jspecify.annotations.NullMarked;
