/** The door: the only package that knows every room. */
@NullMarked
package io.benchmarkagent;

import org.jspecify.annotations.NullMarked;
