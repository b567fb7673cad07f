@NullMarked
package io.benchmarkagent.llm.audit;

import org.jspecify.annotations.NullMarked;
