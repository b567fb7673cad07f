package io.benchmarkagent.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run's series were over its steady state: small enough to be kept for good, so that later baselines need no raw data.
 *
 * @param start of the load, and {@code end}: the window in which the steady state was looked for
 * @param rule by which the steady state was found and a series counts as whole
 * @param catalogue a digest of the queries that were asked, as they stand in the catalogue
 * @param queries those that were answered, in the catalogue's order
 * @param unanswered the ids of the others
 */
public record SeriesFigures(
        RunKey run,
        Optional<Instant> start,
        Optional<Instant> end,
        String rule,
        String catalogue,
        List<QueryFigures> queries,
        List<String> unanswered) {
    public SeriesFigures {
        queries = List.copyOf(queries);
        unanswered = List.copyOf(unanswered);
    }

    /** Of a run of which nobody saw any series. */
    public static SeriesFigures none(RunFacts run) {
        return new SeriesFigures(run.key(), run.load().start(), run.load().end(), "", "", List.of(), List.of());
    }

    public boolean isEmpty() {
        return queries.isEmpty();
    }

    public Optional<QueryFigures> query(String id) {
        return queries.stream().filter(query -> query.id().equals(id)).findFirst();
    }

    /** Whether it is of this very run, and of the window in which that run says that it ran. */
    public boolean isOf(RunFacts facts) {
        return run.equals(facts.key())
                && start.equals(facts.load().start())
                && end.equals(facts.load().end());
    }

    /** These, and what others answered that these did not. */
    public SeriesFigures or(SeriesFigures others) {
        Set<String> answered = queries.stream().map(QueryFigures::id).collect(Collectors.toSet());
        List<QueryFigures> more = others.queries().stream()
                .filter(query -> !answered.contains(query.id()))
                .toList();
        Set<String> found = more.stream().map(QueryFigures::id).collect(Collectors.toSet());
        return new SeriesFigures(
                run,
                start,
                end,
                rule,
                catalogue,
                Stream.concat(queries.stream(), more.stream()).toList(),
                unanswered.stream().filter(id -> !found.contains(id)).toList());
    }
}
