/**
 * Findings, narrative and provenance → findings.json, Markdown, HTML, charts. In: values. Out: bytes. Refused: computing anything;
 * what a rendering needs is in the findings.
 *
 * <p>Decisions: a page is first made of words and places ({@code View}), then printed by a template; so Markdown, HTML and the
 * terminal say the same. Escaping belongs to the output format, not to the template: a user's own template ({@code report.templates}) cannot forget it. The
 * time picture is drawn three times, for wide screens, telephones and paper, and the style sheet shows one, because text in a
 * scaled drawing is unreadable. HTML carries no script; what is folded is {@code <details>}, opened on paper. The page
 * of all reports is made of their findings.json alone and has no time of its own; its filters are radio buttons and a style sheet. What
 * an answer is drawn as ({@code Chart}) is one of the report's own pictures, with its style sheet, in a file.
 */
@NullMarked
package io.benchmarkagent.report;

import org.jspecify.annotations.NullMarked;
