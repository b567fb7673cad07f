@NullMarked
package io.benchmarkagent.files;

import org.jspecify.annotations.NullMarked;
