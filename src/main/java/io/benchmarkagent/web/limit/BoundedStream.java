package io.benchmarkagent.web.limit;

import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/** A body that ends with a refusal where it is too long, or takes too long. */
final class BoundedStream extends ServletInputStream {
    private final ServletInputStream inside;
    private final long most;
    private final long until;
    private final LongSupplier nanoTime;
    private final Stop stop;
    private long read;

    BoundedStream(ServletInputStream inside, long most, long nanos, LongSupplier nanoTime, Stop stop) {
        this.inside = inside;
        this.most = most;
        this.until = nanoTime.getAsLong() + nanos;
        this.nanoTime = nanoTime;
        this.stop = stop;
    }

    /** What is thrown then. */
    interface Stop {
        Refusal tooLarge();

        Refusal tooSlow();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = readInside(into, from, length);
        read += Math.max(0, count);
        if (read > most) {
            throw stop.tooLarge();
        }
        if (nanoTime.getAsLong() - until > 0) {
            throw stop.tooSlow();
        }
        return count;
    }

    private int readInside(byte[] into, int from, int length) throws IOException {
        try {
            return inside.read(into, from, length);
        } catch (SocketTimeoutException nothingCame) {
            throw stop.tooSlow();
        }
    }

    @Override
    public boolean isFinished() {
        return inside.isFinished();
    }

    @Override
    public boolean isReady() {
        return inside.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        inside.setReadListener(listener);
    }
}
