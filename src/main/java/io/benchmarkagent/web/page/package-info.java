/**
 * Pages for browsers. In: GET requests and plain forms. Out: HTML that is made here and complete without a script, with the report's own
 * words and numbers; and what pages are dressed in, from this origin only. Refused: computing anything.
 *
 * <p>Decisions: a script only adds what HTML cannot (a chart to zoom in, an answer as it comes about, a button that copies), and reads
 * what it shows from the page. A page is sent again only when its bytes are others; what it is dressed in carries the hash of its bytes
 * in its address and is kept for a year. A name that is no part of a path is asked for by a query parameter ({@code /run?id=…}).
 */
@NullMarked
package io.benchmarkagent.web.page;

import org.jspecify.annotations.NullMarked;
