package io.benchmarkagent.source.imported;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** github-action-benchmark's {@code data.js}: of each suite every commit that was measured, with a number for each benchmark. */
final class BenchmarkHistory implements ResultFormat {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long LATEST = 253402300799999L;

    /** Tools whose numbers that are no times and no rates are better when higher, as the action judges them. */
    private static final Set<String> HIGHER = Set.of("customBiggerIsBetter", "benchmarkjs", "benchmarkluau", "pytest");

    @Override
    public String word() {
        return "data.js";
    }

    @Override
    public String inWords() {
        return "github-action-benchmark's data.js";
    }

    @Override
    public boolean fits(ResultFile file) {
        return file.json().filter(json -> json.path("entries").isObject()).isPresent();
    }

    @Override
    public boolean underLoad() {
        return false;
    }

    @Override
    public List<Result> read(ResultFile file, Wanted wanted) throws NotImported {
        JsonNode entries = file.json().orElseThrow().path("entries");
        List<Result> results = new ArrayList<>();
        for (JsonNode entry : entries.path(suite(file, entries, wanted))) {
            results.add(result(file, entry));
        }
        if (results.isEmpty()) {
            throw file.wrong("holds no measured commit", "push once with the action's auto-push or save-data-file");
        }
        results.sort(Comparator.comparing(result -> result.end().orElseThrow()));
        return results;
    }

    /** Runs of different suites are not runs of one benchmark. */
    private static String suite(ResultFile file, JsonNode entries, Wanted wanted) throws NotImported {
        List<String> suites = List.copyOf(entries.propertyNames());
        Optional<String> only =
                wanted.suite().or(() -> suites.size() == 1 ? suites.stream().findFirst() : Optional.empty());
        String names = suites.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        if (only.isEmpty()) {
            throw file.wrong(
                    "holds " + suites.size() + " suites",
                    "give one with --suite: " + names + "; and each its own --out");
        }
        if (!suites.contains(only.get())) {
            throw file.wrong("has no suite '" + only.get() + "'", "known: " + names);
        }
        return only.get();
    }

    private static Result result(ResultFile file, JsonNode entry) throws NotImported {
        JsonNode date = entry.path("date");
        if (!date.isIntegralNumber() || date.longValue() < 0 || date.longValue() > LATEST) {
            throw file.wrong("an entry has no date in milliseconds after 1970", "give the file as the action wrote it");
        }
        Instant time = Instant.ofEpochMilli(date.longValue());
        Figures figures = new Figures();
        boolean higher = HIGHER.contains(entry.path("tool").asString(""));
        entry.path("benches").forEach(bench -> bench(bench, higher, figures));
        return new Result(
                Optional.of(STAMP.format(time) + commit(entry)),
                Optional.empty(),
                Optional.of(time),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                figures);
    }

    /** The first seven characters of a commit's id, as git shows it. */
    private static String commit(JsonNode entry) {
        String id = entry.path("commit").path("id").asString("").replaceAll("[^A-Za-z0-9]", "");
        return id.isEmpty() ? "" : "-" + id.substring(0, Math.min(7, id.length()));
    }

    private static void bench(JsonNode bench, boolean higher, Figures figures) {
        String unit = bench.path("unit").asString("");
        JsonNode value = bench.path("value");
        Optional<Benchmark> known = Benchmark.of(unit);
        String name = bench.path("name").asString("");
        if (known.isPresent()) {
            known.get().put(figures.subject(name), known.get().metric(), value);
        } else {
            String named = unit.isBlank() ? name : name + " [" + unit.strip() + "]";
            figures.subject(named).put(higher ? "higher_is_better" : "lower_is_better", value);
        }
    }
}
