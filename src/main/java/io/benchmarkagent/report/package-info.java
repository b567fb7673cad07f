/**
 * Findings, narrative and provenance → findings.json, Markdown, HTML, charts. In: values. Out: bytes. Refused: computing anything;
 * what a rendering needs is in the findings.
 */
@NullMarked
package io.benchmarkagent.report;

import org.jspecify.annotations.NullMarked;
