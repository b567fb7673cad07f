package io.benchmarkagent.llm.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a log holds, and whether it is as it was written. */
public final class AuditTrail {
    private final AuditFiles files;

    private AuditTrail(AuditFiles files) {
        this.files = files;
    }

    public static AuditTrail in(Path folder) {
        return new AuditTrail(new AuditFiles(folder));
    }

    /** Whether the chain holds. */
    public sealed interface Verdict {

        /** It does, over so many lines from the first that is there. */
        record Whole(long lines, long firstSeq) implements Verdict {}

        /** It does not; {@code where} is one line for people: the file, the line, and what is wrong there. */
        record Broken(String where) implements Verdict {}
    }

    /** Events of this time and later, oldest first; what is no line is left out. */
    public List<Event> since(Instant from) throws IOException {
        List<Event> events = new ArrayList<>();
        for (Path file : files.all()) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                lines.lines()
                        .flatMap(line -> AuditLine.event(line).stream())
                        .filter(event -> !event.at().isBefore(from))
                        .forEach(events::add);
            } catch (java.io.UncheckedIOException unreadable) {
                throw new IOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return events;
    }

    /** The first line that is there may follow on lines that were archived; every other follows on the one before. */
    public Verdict verify() throws IOException {
        Chain chain = new Chain();
        for (Path file : files.all()) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String wrong = chain.add(lines.get(i));
                if (!wrong.isEmpty()) {
                    return new Verdict.Broken(file + ", line " + (i + 1) + ": " + wrong);
                }
            }
        }
        return ended(chain, AuditHead.of(files.head()));
    }

    private Verdict ended(Chain chain, AuditHead head) {
        boolean whole = head.seq() == chain.seq && head.hash().equals(chain.hash);
        return whole || chain.last.filter(head::precedes).isPresent() // a process died between the line and the head
                ? new Verdict.Whole(chain.lines, chain.first)
                : new Verdict.Broken(files.current() + ": ends with line " + chain.seq + " of the chain, and "
                        + files.head() + " says that line " + head.seq() + " is the last; lines were cut off or added");
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException noText) {
            return List.of("");
        }
    }

    /** How far the chain is followed. */
    private static final class Chain {
        private long lines;
        private long first = 1;
        private long seq;
        private String hash = AuditLine.FIRST;
        private Optional<AuditLine.Link> last = Optional.empty();

        /** What is wrong with the next line, or "". */
        String add(String line) {
            var link = AuditLine.link(line);
            if (link.isEmpty()) {
                return "was changed or is not whole; its hash is not its own";
            }
            long next = link.get().seq();
            boolean begins = lines == 0 && next > 1; // what came before was archived
            if (!begins && (next != seq + 1 || !link.get().prev().equals(hash))) {
                return "is number " + next + " and does not follow on number " + seq
                        + "; lines were taken out, put in or exchanged";
            }
            first = lines == 0 ? next : first;
            lines++;
            seq = next;
            hash = link.get().hash();
            last = link;
            return "";
        }
    }
}
