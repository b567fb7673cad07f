/** What a request is told that gets nothing: one problem of RFC 9457, with what, where and the mend. */
@NullMarked
package io.benchmarkagent.web.problem;

import org.jspecify.annotations.NullMarked;
