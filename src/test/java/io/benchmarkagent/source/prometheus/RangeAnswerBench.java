package io.benchmarkagent.source.prometheus;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a range answer of 100 MB, and its bare tokens, in turn; prints the medians. Started by {@code ci/bench}. */
final class RangeAnswerBench {
    private static final long BYTES = 100L << 20;
    private static final int POINTS = 1000;
    private static final int ROUNDS = 7;

    private RangeAnswerBench() {}

    /** Milliseconds of the reader, of the tokens, megabytes allocated by the reader, megabytes of the samples it kept. */
    public static void main(String[] args) throws IOException, Unanswered {
        Path body = Files.createTempFile("answer", ".json");
        try {
            write(body);
            double[] read = new double[ROUNDS];
            double[] tokens = new double[ROUNDS];
            long allocated = 0;
            long kept = 0;
            for (int round = -2; round < ROUNDS; round++) {
                long bytes = allocated();
                long start = System.nanoTime();
                kept = read(body);
                long middle = System.nanoTime();
                allocated = allocated() - bytes;
                tokens(body);
                if (round >= 0) {
                    read[round] = (middle - start) / 1e6;
                    tokens[round] = (System.nanoTime() - middle) / 1e6;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%.1f %.1f %.1f %.1f%n",
                    median(read),
                    median(tokens),
                    allocated / 1e6,
                    kept * (Long.BYTES + Double.BYTES) / 1e6);
        } finally {
            Files.delete(body);
        }
    }

    private static long read(Path body) throws IOException, Unanswered {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(body))) {
            return RangeAnswerReader.read(in).series().stream()
                    .mapToLong(RawSeries::size)
                    .sum();
        }
    }

    private static void tokens(Path body) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(body));
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (json.nextToken() != null) {
                // the bare loop
            }
        }
    }

    private static void write(Path body) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body))) {
            text(out, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
            long written = 0;
            for (int series = 0; written < BYTES; series++) {
                StringBuilder one = new StringBuilder(series == 0 ? "" : ",")
                        .append("{\"metric\":{\"pod\":\"frontend-75d897db69-")
                        .append(series)
                        .append("\"},\"values\":[");
                for (int i = 0; i < POINTS; i++) {
                    double value = ((series * 31L + i * 7919L) % 100_003) / 997.0;
                    one.append(i == 0 ? "" : ",").append("[").append(1_772_375_400L + 15L * i);
                    one.append(",\"").append(value).append("\"]");
                }
                written += one.length();
                text(out, one.append("]}").toString());
            }
            text(out, "]}}");
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
