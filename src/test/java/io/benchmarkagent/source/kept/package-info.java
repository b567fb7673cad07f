@NullMarked
package io.benchmarkagent.source.kept;

import org.jspecify.annotations.NullMarked;
