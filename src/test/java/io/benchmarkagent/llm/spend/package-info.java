@NullMarked
package io.benchmarkagent.llm.spend;

import org.jspecify.annotations.NullMarked;
