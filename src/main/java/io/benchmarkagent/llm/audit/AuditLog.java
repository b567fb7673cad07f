package io.benchmarkagent.llm.audit;

import io.benchmarkagent.files.Draft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where events are written down, one line each. A file that is full makes room for a new one; the chain goes on in that. */
public final class AuditLog {
    private final Optional<AuditFiles> files;
    private final long fullBytes;

    private AuditLog(Optional<AuditFiles> files, long fullBytes) {
        this.files = files;
        this.fullBytes = fullBytes;
    }

    /**
     * @param folder empty to write nothing down
     * @param fullBytes a file that has so many is full
     */
    public static AuditLog in(Optional<Path> folder, long fullBytes) {
        return new AuditLog(folder.map(AuditFiles::new), fullBytes);
    }

    /** @throws IOException in words for people, if nothing could be written */
    public void add(Event event) throws IOException {
        if (files.isPresent()) {
            add(event, files.get());
        }
    }

    private void add(Event event, AuditFiles files) throws IOException {
        try (Draft draft = Draft.lasting(files.folder())) {
            if (!draft.isAlone()) {
                throw new IOException(files.current() + " is locked by another process");
            }
            AuditHead head = afterADeath(files.current(), begun(files));
            makeRoom(files, head);
            long seq = head.seq() + 1;
            String line = AuditLine.of(event, seq, head.hash());
            append(files.current(), line + "\n");
            AuditHead next = AuditHead.after(seq, line, Files.size(files.current()));
            draft.write(AuditFiles.HEAD, out -> out.write(next.toJson().getBytes(StandardCharsets.UTF_8)));
            draft.publish();
        }
    }

    /** One that died after it had made room left the head of a file that is set aside: its successor has nothing yet. */
    private static AuditHead begun(AuditFiles files) throws IOException {
        AuditHead head = AuditHead.of(files.head());
        return Files.exists(files.full(head.seq())) ? new AuditHead(head.seq(), head.hash(), 0) : head;
    }

    /**
     * A process that died between the line and the head left a whole line, which counts, or a piece of one, which nobody was told of.
     * Anything else after the head's line stays, for whoever verifies.
     */
    private static AuditHead afterADeath(Path file, AuditHead head) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= head.bytes()) {
            return head;
        }
        byte[] all = Files.readAllBytes(file);
        int from = (int) head.bytes();
        String rest = new String(all, from, all.length - from, StandardCharsets.UTF_8);
        if (!rest.endsWith("\n")) {
            truncate(file, from);
            return head;
        }
        return AuditLine.link(rest.stripTrailing())
                .filter(head::precedes)
                .map(link -> new AuditHead(link.seq(), link.hash(), all.length))
                .orElse(head);
    }

    private static void truncate(Path file, long bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.truncate(bytes);
        }
    }

    private void makeRoom(AuditFiles files, AuditHead head) throws IOException {
        if (Files.exists(files.current()) && Files.size(files.current()) >= fullBytes) {
            Files.move(files.current(), files.full(head.seq()), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void append(Path file, String line) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
    }
}
