package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.cause.CauseRanking;
import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Ranks causes among 500 services × 20 series over 40 runs, beside reading the range answers they are from (40 minutes, a sample each 15
 * seconds), in turn; prints the medians. Started by {@code ci/bench}.
 */
final class CauseRankingBench {
    private static final int SERVICES = 500;
    private static final int METRICS = 20;
    private static final int RUNS = 40;
    private static final int POINTS = 160;
    private static final int ROUNDS = 7;
    private static final Instant START = Instant.parse("2026-03-01T14:20:00Z");
    private static final LoadProfile LOAD = new LoadProfile(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(600),
            Optional.of(START),
            Optional.of(START.plusSeconds(600)));

    private CauseRankingBench() {}

    /** Milliseconds of the ranking, of the reading. */
    public static void main(String[] args) throws IOException, Unanswered {
        Random random = new Random(20260301);
        List<Observation> observations = observations(random);
        Evidence evidence = evidence(random);
        CauseRanking ranking = new CauseRanking(graph(random));
        byte[][] answers =
                IntStream.range(0, METRICS).mapToObj(i -> answer(random)).toArray(byte[][]::new);
        double[] ranked = new double[ROUNDS];
        double[] read = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int causes = ranking.rank(LOAD, observations, List.of(), evidence).size();
            long middle = System.nanoTime();
            int series = 0;
            for (byte[] one : answers) {
                series += RangeAnswerReader.read(new ByteArrayInputStream(one))
                        .series()
                        .size();
            }
            if (round >= 0 && causes > 0 && series == SERVICES * METRICS) {
                ranked[round] = (middle - start) / 1e6;
                read[round] = (System.nanoTime() - middle) / 1e6;
            }
        }
        System.out.printf(Locale.ROOT, "%.1f %.1f%n", median(ranked), median(read));
    }

    /** A metric of each role and more of the same; one in a hundred is out of line. */
    private static String metric(int i) {
        return List.of("cpu.", "memory.", "latency_", "error_rate_", "cpu.throttled_")
                        .get(i % 5)
                + i;
    }

    private static List<Observation> observations(Random random) {
        List<Observation> all = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            for (int i = 0; i < METRICS; i++) {
                all.add(observation("s" + service, metric(i), random));
            }
        }
        return all;
    }

    private static Observation observation(String service, String metric, Random random) {
        List<Past> history = IntStream.range(0, RUNS)
                .mapToObj(run -> new Past(new RunKey("r" + run, START.minusSeconds(run)), 100 + random.nextGaussian()))
                .toList();
        double sigma = random.nextInt(100) == 0 ? 8 : random.nextGaussian();
        MetricSpec spec = new MetricSpec(metric, metric, Unit.PERCENT, Better.LOWER, .05, 1);
        return new Observation(
                new MetricKey(Scope.SERVICE, service, metric, Statistic.MEAN),
                spec,
                Unit.PERCENT,
                Instrument.RUN,
                100 + 5 * sigma,
                Optional.of(new BaselineSummary(RUNS, 100, 1, 100, 1)),
                OptionalDouble.of(sigma),
                OptionalDouble.of(sigma),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(5),
                OptionalDouble.empty(),
                OptionalDouble.of(.01),
                OptionalDouble.of(.01),
                List.of(),
                sigma > 2 ? Verdict.REGRESSION : Verdict.NONE,
                history,
                Optional.empty(),
                Course.LEVEL);
    }

    private static Evidence evidence(Random random) {
        List<Series> series = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            for (int i = 0; i < METRICS; i++) {
                MetricSpec spec = new MetricSpec(metric(i), metric(i), Unit.PERCENT, Better.LOWER, .05, 1);
                long[] times = IntStream.range(0, POINTS)
                        .mapToLong(at -> START.toEpochMilli() + 15_000L * (at - 120))
                        .toArray();
                double[] values = IntStream.range(0, POINTS)
                        .mapToDouble(at -> 100 + random.nextGaussian())
                        .toArray();
                series.add(new Series(metric(i), Scope.SERVICE, "s" + service, spec, new Samples(times, values, 0)));
            }
        }
        return new Evidence(
                series, OptionalLong.of(15), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static CallGraph graph(Random random) {
        List<CallGraph.Call> calls = new ArrayList<>();
        for (int i = 0; i < 3 * SERVICES; i++) {
            calls.add(new CallGraph.Call("s" + random.nextInt(SERVICES), "s" + random.nextInt(SERVICES)));
        }
        return CallGraph.of(calls);
    }

    private static byte[] answer(Random random) {
        StringBuilder text =
                new StringBuilder("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
        for (int service = 0; service < SERVICES; service++) {
            text.append(service == 0 ? "" : ",")
                    .append("{\"metric\":{\"pod\":\"s")
                    .append(service)
                    .append("-75d897db69-bnz99\"},\"values\":[");
            for (int i = 0; i < POINTS; i++) {
                text.append(i == 0 ? "" : ",").append("[").append(START.getEpochSecond() + 15L * (i - 120));
                text.append(",\"").append(100 + random.nextGaussian()).append("\"]");
            }
            text.append("]}");
        }
        return text.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
