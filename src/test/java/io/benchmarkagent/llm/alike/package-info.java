@NullMarked
package io.benchmarkagent.llm.alike;

import org.jspecify.annotations.NullMarked;
