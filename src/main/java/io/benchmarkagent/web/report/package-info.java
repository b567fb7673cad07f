/** Reports that are asked for over HTTP: each is a task with an address, made by the job that makes every report. */
@NullMarked
package io.benchmarkagent.web.report;

import org.jspecify.annotations.NullMarked;
