/** Questions over HTTP, answered one after the other by as many at once as are wanted. */
@NullMarked
package io.benchmarkagent.web.query;

import org.jspecify.annotations.NullMarked;
