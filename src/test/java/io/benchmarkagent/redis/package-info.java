@NullMarked
package io.benchmarkagent.redis;

import org.jspecify.annotations.NullMarked;
