package io.benchmarkagent.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Online Boutique's own limits, and what its pods really used in a day under load, a sample a minute. */
class RealUseTest {
    private static final int CPU_PERCENT = 3;
    private static final int MEMORY_MIB = 5;
    private static final List<String> UPSTREAM = List.of("cpu_request", "cpu_limit", "memory_request", "memory_limit");

    @Test
    void whatIsProposedHoldsWhatWasUsed() {
        Map<String, List<double[]>> used = used();
        List<Recommendation> all = recommended(used);

        assertThat(used).hasSize(10);
        assertThat(proposals("memory limit", all)).isNotEmpty().allSatisfy((service, proposed) -> assertThat(
                        mebibytes(proposed))
                .isGreaterThanOrEqualTo(1.15 * most(used.getOrDefault(service, List.of())))
                .isLessThan(1.15 * most(used.getOrDefault(service, List.of())) + 16));
    }

    @Test
    void aServiceThatUsedMoreThanItsUpstreamLimitGetsMoreAndOneThatUsedLessLess() {
        List<Recommendation> all = recommended(used());

        assertThat(proposals("memory limit", all))
                .containsEntry("adservice", "560Mi")
                .containsKey("recommendationservice");
        assertThat(proposals("CPU request", all))
                .containsEntry("adservice", "20m")
                .containsEntry("currencyservice", "150m");
        assertThat(mebibytes(proposals("memory limit", all).getOrDefault("recommendationservice", "")))
                .isLessThan(450);
    }

    /** What ten pods ask for fits on two machines of half the size, and what they used does as well. */
    @Test
    void threeMachinesForThatLoadAreTooMany() {
        assertThat(recommended(used()))
                .filteredOn(r -> r.id().equals("nodes"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.proposed()).isEqualTo("2 × n2-standard-2");
                    assertThat(r.saving().monthlyUsd().orElseThrow()).isBetween(283.0, 284.0);
                });
    }

    @Test
    void lessCpuSavesNothingByItselfAndMoreMemoryCosts() {
        List<Recommendation> all = recommended(used());

        assertThat(all)
                .filteredOn(r -> r.id().equals("cpu-request/adservice/server"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.saving().monthlyUsd()).isEmpty();
                    assertThat(r.saving().upToUsd().orElseThrow()).isBetween(4.0, 4.3);
                });
        assertThat(all)
                .filteredOn(r -> r.id().equals("memory-request/adservice/server"))
                .singleElement()
                .satisfies(
                        r -> assertThat(r.saving().monthlyUsd().orElseThrow()).isBetween(-1.2, -1.1));
    }

    private static List<Recommendation> recommended(Map<String, List<double[]>> used) {
        Seen seen = Seen.during(used.values().iterator().next().size());
        Map<String, List<String>> upstream = upstream();
        for (int i = 0; i < 3; i++) {
            seen.node(RightSizedNodesTest.node("n" + i, "n2-standard-4", "a", RightSizedNodesTest.size(3.92, 12.9)));
        }
        used.forEach((service, rows) -> {
            List<String> limits = upstream.getOrDefault(service, List.of());
            seen.deployment(service)
                    .limits(
                            service,
                            "server",
                            cores(limits.get(0)),
                            cores(limits.get(1)),
                            mebibytes(limits.get(2)),
                            mebibytes(limits.get(3)));
            seen.everyMinute(service, Use.CPU, column(rows, 0)).everyMinute(service, Use.MEMORY, column(rows, 1));
        });
        return seen.recommended();
    }

    private static Map<String, String> proposals(String resource, List<Recommendation> all) {
        return all.stream()
                .filter(r -> r.resource().equals(resource))
                .collect(Collectors.toMap(Recommendation::subject, Recommendation::proposed));
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }

    private static double most(List<double[]> rows) {
        return rows.stream().mapToDouble(row -> row[1]).max().orElseThrow();
    }

    private static double cores(String quantity) {
        return Double.parseDouble(quantity.replace("m", "")) / 1000;
    }

    private static double mebibytes(String quantity) {
        return Double.parseDouble(quantity.replace("Mi", ""));
    }

    /** The four amounts of each service. */
    private static Map<String, List<String>> upstream() {
        List<String[]> rows = rows(DataDir.of("online-boutique/resources.csv")).toList();
        List<String> header = List.of(rows.get(0));
        return rows.stream().skip(1).collect(Collectors.toMap(row -> row[0], row -> UPSTREAM.stream()
                .map(name -> row[header.indexOf(name)])
                .toList()));
    }

    /** CPU in per cent of a core (what the file calls "m" is: its rate of a limit of 300m is that by 0.3) and memory in MiB. */
    private static Map<String, List<double[]>> used() {
        try (Stream<Path> files = Files.list(DataDir.of("nezha/rca_data/2022-08-22/metric"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\w+-\\w+-\\w+_metric.csv"))
                    .collect(Collectors.toMap(
                            RealUseTest::service, RealUseTest::samples, (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String service(Path file) {
        return file.getFileName().toString().split("-")[0];
    }

    private static List<double[]> samples(Path file) {
        return rows(file)
                .skip(1)
                .map(row -> new double[] {Double.parseDouble(row[CPU_PERCENT]), Double.parseDouble(row[MEMORY_MIB])})
                .toList();
    }

    private static Stream<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> line.split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
