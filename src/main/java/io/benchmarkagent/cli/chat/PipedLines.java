package io.benchmarkagent.cli.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines of a stream of UTF-8, with no prompt. */
final class PipedLines implements Lines {
    /** More than a question may have, and no more memory than that. */
    private static final int LONGEST = 1 << 16;

    private final BufferedReader in;

    PipedLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Next next(String prompt) {
        try {
            int first = in.read();
            return first < 0 ? new Next.End() : new Next.Line(line(first));
        } catch (IOException broken) {
            throw new UncheckedIOException("standard input cannot be read", broken);
        }
    }

    private String line(int first) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = first; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public boolean areTyped() {
        return false;
    }

    @Override
    public void close() {
        // standard input is not ours to close
    }
}
