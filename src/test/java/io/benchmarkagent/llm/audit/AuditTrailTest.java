package io.benchmarkagent.llm.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.benchmarkagent.files.Draft;
import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
    private static final Instant START = Instant.parse("2026-01-30T22:00:00Z");

    private final Path folder;
    private final Path log;

    AuditTrailTest(@TempDir Path tmp) {
        folder = tmp;
        log = tmp.resolve("audit.jsonl");
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        add(3);
        assertThat(AuditTrail.in(folder).since(START.plusSeconds(1))).containsExactly(event(1), event(2));
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(3, 1));
    }

    @Test
    void nothingIsWholeToo() throws IOException {
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(0, 1));
    }

    @Test
    void aChangedFigureIsSeen() throws IOException {
        add(4);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.set(1, lines.get(1).replace("\"tokens_in\":10", "\"tokens_in\":11"));
        Files.write(log, lines);
        assertThat(broken()).contains("audit.jsonl, line 2", "was changed");
    }

    @Test
    void aLineThatIsGoneIsSeenWhereverItWas() throws IOException {
        add(4);
        List<String> lines = Files.readAllLines(log);
        for (int gone = 1; gone < 3; gone++) {
            List<String> left = new ArrayList<>(lines);
            left.remove(gone);
            Files.write(log, left);
            assertThat(broken()).as("line " + (gone + 1)).contains("taken out");
        }
        Files.write(log, lines.subList(0, 3));
        assertThat(broken()).contains("ends with line 3 of the chain", "line 4 is the last", "cut off");
    }

    @Test
    void exchangedAndAddedLinesAreSeen() throws IOException {
        add(4);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        Collections.swap(lines, 1, 2);
        Files.write(log, lines);
        assertThat(broken()).contains("line 2", "is number 3 and does not follow on number 1");
        Collections.swap(lines, 1, 2);
        lines.add(lines.get(3));
        Files.write(log, lines);
        assertThat(broken()).contains("line 5");
    }

    @Test
    void aNewChainInPlaceOfTheOldIsSeenByItsHead() throws IOException {
        add(2);
        String old = Files.readString(folder.resolve("audit-head.json"));
        Files.delete(log);
        Files.delete(folder.resolve("audit-head.json"));
        add(1);
        Files.writeString(folder.resolve("audit-head.json"), old);
        assertThat(broken()).contains("line 2 is the last");
    }

    @Test
    void aFullFileMakesRoomAndTheChainGoesOn() throws IOException {
        AuditLog small = AuditLog.in(Optional.of(folder), 1000);
        for (int i = 0; i < 12; i++) {
            small.add(event(i));
        }
        assertThat(new AuditFiles(folder).all()).hasSizeGreaterThan(3);
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(12, 1));
        assertThat(AuditTrail.in(folder).since(START)).hasSize(12);
        Files.delete(new AuditFiles(folder).all().get(0));
        assertThat(((AuditTrail.Verdict.Whole) verify()).firstSeq())
                .as("archived")
                .isGreaterThan(1);
        Files.delete(new AuditFiles(folder).all().get(1));
        assertThat(broken()).contains("taken out");
    }

    @Test
    void deathBetweenLineAndHeadBreaksNothing() throws IOException {
        add(1);
        String head = Files.readString(folder.resolve("audit-head.json"));
        AuditLog.in(Optional.of(folder), 1 << 20).add(event(1));
        Files.writeString(folder.resolve("audit-head.json"), head);
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(2, 1));
        AuditLog.in(Optional.of(folder), 1 << 20).add(event(2));
        Files.writeString(log, "{\"seq\":4,\"at\":\"20", StandardOpenOption.APPEND);
        AuditLog.in(Optional.of(folder), 1 << 20).add(event(3));
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(4, 1));
    }

    @Test
    void deathBetweenLineAndHeadOfANewFileBreaksNothingEither() throws IOException {
        for (String piece : List.of("", "{\"seq\":3,\"at\":\"20")) {
            AuditLog full = AuditLog.in(Optional.of(folder), 1);
            full.add(event(0));
            String head = Files.readString(folder.resolve("audit-head.json"));
            full.add(event(1));
            Files.writeString(folder.resolve("audit-head.json"), head);
            Files.writeString(log, piece, StandardOpenOption.APPEND);
            if (piece.isEmpty()) {
                assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(2, 1));
            } else {
                Files.writeString(log, piece); // and the line itself is a piece
            }
            AuditLog.in(Optional.of(folder), 1 << 20).add(event(2));
            assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(piece.isEmpty() ? 3 : 2, 1));
            for (Path file : new AuditFiles(folder).all()) {
                Files.delete(file);
            }
            Files.delete(folder.resolve("audit-head.json"));
        }
    }

    /** Of which a loss of power would leave the name and not the bytes. */
    @Test
    void theHeadIsOnTheDiskBeforeItsName() {
        JavaClasses room = new ClassFileImporter().importPackages("io.benchmarkagent.llm.audit");
        noClasses().should().callMethod(Draft.class, "in", Path.class).check(room);
        assertThat(room.get(AuditLog.class).getMethodCallsFromSelf())
                .anyMatch(call -> call.getName().equals("lasting"));
    }

    @Test
    void manyAtOnceMakeOneChain() throws IOException {
        IntStream.range(0, 30).parallel().forEach(i -> {
            try {
                AuditLog.in(Optional.of(folder), 2000).add(event(i));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(30, 1));
    }

    @Test
    void whatPeopleAndServersWriteStaysOnItsLine() throws IOException {
        Event hostile = new Event(
                START,
                "a\nb",
                "c\",\"hash\":\"",
                "\u2028",
                "\"}",
                "",
                Event.Outcome.FAILED,
                Usage.NONE,
                OptionalDouble.empty(),
                "",
                "",
                "\r\n\u0000",
                Optional.of(new Event.Texts("{\"hash\":\"x\"}\n", "")));
        AuditLog.in(Optional.of(folder), 1 << 20).add(hostile);
        assertThat(Files.readAllLines(log)).hasSize(1);
        assertThat(verify()).isEqualTo(new AuditTrail.Verdict.Whole(1, 1));
        assertThat(AuditTrail.in(folder).since(START).get(0).command()).isEqualTo("c\",\"hash\":\"");
    }

    private void add(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            AuditLog.in(Optional.of(folder), 1 << 20).add(event(i));
        }
    }

    private AuditTrail.Verdict verify() throws IOException {
        return AuditTrail.in(folder).verify();
    }

    private String broken() throws IOException {
        assertThat(verify()).isInstanceOf(AuditTrail.Verdict.Broken.class);
        return ((AuditTrail.Verdict.Broken) verify()).where();
    }

    private static Event event(int i) {
        return new Event(
                START.plusSeconds(i),
                "user:me",
                "report",
                "narrative",
                "run-" + i,
                "gpt-4o",
                Event.Outcome.ANSWERED,
                new Usage(10, 5),
                OptionalDouble.of(0.25),
                Sha256.of("p" + i),
                Sha256.of("a" + i),
                "",
                Optional.empty());
    }
}
