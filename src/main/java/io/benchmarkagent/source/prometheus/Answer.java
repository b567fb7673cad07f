package io.benchmarkagent.source.prometheus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** One query's answer with what it is known by: its expression, range, SHA-256, and whether it was asked or read. */
record Answer(String promql, Grid grid, RangeAnswer range, String sha256, String from) {
    static final String LIVE = "prometheus";
    static final String RECORDED = "recorded";

    /** Parses a body while taking its digest; closes the stream. */
    static Parsed parse(InputStream body) throws Unanswered, IOException {
        try (DigestingStream digested = new DigestingStream(body)) {
            RangeAnswer range = RangeAnswerReader.read(new Unclosed(digested));
            return new Parsed(range, digested.ofAll());
        }
    }

    /** A body read: its content and its SHA-256. */
    record Parsed(RangeAnswer range, String sha256) {}

    /** The parser closes what it reads; the digest is taken after it. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // closed by the caller
        }
    }
}
