@NullMarked
package io.benchmarkagent.llm.names;

import org.jspecify.annotations.NullMarked;
