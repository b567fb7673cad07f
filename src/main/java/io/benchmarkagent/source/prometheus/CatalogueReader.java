package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code queries.yaml} → catalogue. An unknown field, word or unit is refused with the file, the query and what is known. */
final class CatalogueReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private CatalogueReader() {}

    static QueryCatalogue read(InputStream yaml, String name) {
        try {
            Document document = YAML.readValue(yaml, Document.class);
            List<CatalogueQuery> queries =
                    orNone(document.queries).stream().map(Entry::query).toList();
            refuseTwins(queries);
            return new QueryCatalogue(orNone(document.probes), queries);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage() + place(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                .orElse("");
    }

    private static void refuseTwins(List<CatalogueQuery> queries) {
        Set<String> seen = new HashSet<>();
        for (CatalogueQuery query : queries) {
            if (!seen.add(query.id())) {
                throw new IllegalArgumentException("id '" + query.id() + "' is given twice; ids are unique");
            }
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word '" + word + "'; known: "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    private record Document(@Nullable List<String> probes, @Nullable List<Entry> queries) {}

    private record Floors(double relative, double absolute) {}

    private record Entry(
            @Nullable String id,
            @Nullable String metric,
            @Nullable String label,
            @Nullable String unit,
            @Nullable String better,
            @Nullable Floors floors,
            @Nullable String scope,
            @Nullable List<String> subject,
            @Nullable String pods,
            @Nullable List<String> statistics,
            @Nullable Boolean sparse,
            @Nullable String needs,
            @Nullable List<String> promql) {

        CatalogueQuery query() {
            String name = given("id", id);
            try {
                return new CatalogueQuery(
                        name,
                        spec(),
                        word(Scope.class, given("scope", scope)),
                        orNone(subject),
                        word(Pods.class, given("pods", pods)),
                        ofSteadyState(),
                        Boolean.TRUE.equals(sparse),
                        Optional.ofNullable(needs).orElse("its exporter"),
                        orNone(promql));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("query '" + name + "': " + e.getMessage(), e);
            }
        }

        private List<Statistic> ofSteadyState() {
            return statistics == null
                    ? SteadyStatistics.usual(given("metric", metric))
                    : statistics.stream()
                            .map(word -> word(Statistic.class, word))
                            .toList();
        }

        private MetricSpec spec() {
            Floors given = Optional.ofNullable(floors).orElse(new Floors(0.05, 0));
            return new MetricSpec(
                    given("metric", metric),
                    given("label", label),
                    Unit.of(given("unit", unit)),
                    word(Better.class, given("better", better)),
                    given.relative,
                    given.absolute);
        }

        private static String given(String field, @Nullable String value) {
            return Optional.ofNullable(value)
                    .orElseThrow(() -> new IllegalArgumentException("no '" + field + "'; every query has one"));
        }
    }
}
