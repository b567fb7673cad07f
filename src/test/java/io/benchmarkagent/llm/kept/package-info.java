@NullMarked
package io.benchmarkagent.llm.kept;

import org.jspecify.annotations.NullMarked;
