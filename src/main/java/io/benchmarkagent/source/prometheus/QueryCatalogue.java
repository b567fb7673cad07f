package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The queries that are asked, in the order in which they are reported, and the range vectors that tell the scrape interval. */
public final class QueryCatalogue {
    private static final String STANDARD = "queries.yaml";
    private static final int DIGITS = 16;

    private final List<String> probes;
    private final List<CatalogueQuery> queries;

    QueryCatalogue(List<String> probes, List<CatalogueQuery> queries) {
        this.probes = List.copyOf(probes);
        this.queries = List.copyOf(queries);
        specs();
    }

    /** The catalogue that comes with the program. */
    public static QueryCatalogue standard() {
        try (InputStream yaml = Objects.requireNonNull(QueryCatalogue.class.getResourceAsStream(STANDARD))) {
            return CatalogueReader.read(yaml, STANDARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The catalogue of these settings: the one that comes with the program or {@code catalogue} in its place, and the queries of
     * {@code queries} added to it. A file that cannot be read is refused with its name and what is wrong in it.
     */
    public static QueryCatalogue of(PrometheusSettings settings, Supplier<QueryCatalogue> standard) {
        QueryCatalogue base = settings.catalogue().isEmpty() ? standard.get() : file(Path.of(settings.catalogue()));
        return settings.queries().isEmpty() ? base : base.with(file(Path.of(settings.queries())));
    }

    /** These queries and more; one with the same id takes the place of the earlier. */
    QueryCatalogue with(QueryCatalogue more) {
        Map<String, CatalogueQuery> byId = new LinkedHashMap<>();
        queries.forEach(query -> byId.put(query.id(), query));
        more.queries.forEach(query -> byId.put(query.id(), query));
        return new QueryCatalogue(more.probes.isEmpty() ? probes : more.probes, List.copyOf(byId.values()));
    }

    /** What is known of each metric that these queries measure, by name. */
    public List<MetricSpec> specs() {
        Map<String, MetricSpec> specs = new TreeMap<>();
        for (CatalogueQuery query : queries) {
            Optional.ofNullable(specs.put(query.spec().metric(), query.spec()))
                    .filter(other -> !other.equals(query.spec()))
                    .ifPresent(other -> refuse(query));
        }
        return List.copyOf(specs.values());
    }

    /** What can be asked while somebody waits, in order; what has no namespace of its own, such as a node, cannot. */
    public List<LiveQuery> live() {
        return queries.stream()
                .filter(query -> query.scope() == Scope.SERVICE || query.scope() == Scope.CLUSTER)
                .map(LiveQuery::new)
                .toList();
    }

    /** How many samples some series has in the 20 minutes before a moment: expressions in order of preference. */
    public List<String> counting(String namespace) {
        Placeholders placeholders = new Placeholders(namespace, 1, 1);
        return probes.stream()
                .filter(probe -> probe.endsWith("[20m]"))
                .map(probe -> "max(count_over_time(" + placeholders.fill(probe) + "))")
                .toList();
    }

    List<String> probes() {
        return probes;
    }

    List<CatalogueQuery> queries() {
        return queries;
    }

    /** What each query's metric is called, by the query's id. */
    Map<String, String> labels() {
        return queries.stream().collect(Collectors.toMap(CatalogueQuery::id, query -> query.spec()
                .label()));
    }

    /** Of what makes a query's figures: neither its label nor its floors. */
    String digest(String beside) {
        String all = queries.stream()
                .map(query -> query.id() + query.shape() + query.statistics() + query.promql())
                .collect(Collectors.joining("\n", beside + "\n", ""));
        try (DigestingStream text =
                new DigestingStream(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)))) {
            return text.ofAll().substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(CatalogueQuery query) {
        throw new IllegalArgumentException("query '" + query.id() + "' describes metric '"
                + query.spec().metric()
                + "' unlike another query does; give the same label, unit, direction and floors, or another metric");
    }

    private static QueryCatalogue file(Path path) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return CatalogueReader.read(yaml, path.toString());
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no query catalogue " + path + "; give a file that exists", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the query catalogue " + path + ": " + e, e);
        }
    }
}
