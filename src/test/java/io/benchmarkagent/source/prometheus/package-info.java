@NullMarked
package io.benchmarkagent.source.prometheus;

import org.jspecify.annotations.NullMarked;
