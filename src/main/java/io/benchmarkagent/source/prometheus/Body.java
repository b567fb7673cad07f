package io.benchmarkagent.source.prometheus;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of one answer, on disk in a file that has no name any more: however this process ends, nothing of it is left. */
final class Body implements AutoCloseable {
    private final FileChannel file;

    private Body(FileChannel file) {
        this.file = file;
    }

    static Body empty() throws IOException {
        Path named = Files.createTempFile("prometheus", ".json");
        try {
            return new Body(FileChannel.open(
                    named, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            Files.deleteIfExists(named);
            throw e;
        }
    }

    /** Writes it anew, from the beginning. */
    OutputStream rewrite() throws IOException {
        file.truncate(0).position(0);
        return new FilterOutputStream(Channels.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // the bytes are to be read yet
            }
        };
    }

    /** Reads it from the beginning; one at a time. */
    InputStream read() throws IOException {
        file.position(0);
        return new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {
                // may be read again
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
