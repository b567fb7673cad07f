package io.benchmarkagent.source.kubernetes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/** A stream that fails once more than so many bytes were read from it: what is unpacked may be larger than anybody asked for. */
final class AtMost extends FilterInputStream {
    private long left;

    /** There was more. */
    static final class TooMuch extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    AtMost(InputStream in, long most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        count(Math.max(0, n));
        return n;
    }

    private void count(int n) throws TooMuch {
        left -= n;
        if (left < 0) {
            throw new TooMuch();
        }
    }
}
