package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run JSON spoilt in every way there is: exit 2 when it is the run asked for, else a line of the report's data quality. Nothing here
 * rests on permissions, which do not bind who runs as root.
 */
class SpoiltRunTest {
    private static final String DEEP = "{\"a\":".repeat(100_000);

    private final Path archive;
    private final Path out;

    SpoiltRunTest(@TempDir Path tmp) throws IOException {
        archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        out = tmp.resolve("out");
    }

    /** What is done to the file of a run, and what is said of it. */
    enum Spoilt {
        EMPTY("is empty (0 bytes)") {
            @Override
            void spoil(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        BLANK("is no run JSON: it has no run_id"),
        CUT("is not valid JSON: it breaks off at line ") {
            @Override
            void spoil(Path file) throws IOException {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
            }
        },
        A_LIST("is no run JSON: it has no run_id"),
        A_NUMBER("is no run JSON: it has no run_id"),
        A_PACKAGE("is no run JSON: it has no run_id"),
        NO_TIMESTAMP("is no run JSON: it has no timestamp"),
        NO_TIME("is no run JSON: its timestamp 'yesterday' is no time such as 2026-03-01T14:30:22"),
        TOO_EARLY("is no run JSON: its timestamp '-0044-03-15T12:00:00' is no time"),
        NO_NAME("is no run JSON: its run_id is longer than 200 characters or holds control characters"),
        NOT_A_NUMBER(
                "is not valid JSON: NaN and Infinity are no JSON numbers; a number that is not known is null at line 1"),
        TWICE("is not valid JSON: Duplicate Object property \"run_id\" at line 1"),
        DEEP_HEADER("is not valid JSON: it is nested too deeply"),
        DEEP_BODY("is not valid JSON: it is nested too deeply"),
        CUT_BODY("is not valid JSON: it breaks off at line "),
        TWICE_IN_THE_BODY("is not valid JSON: Duplicate Object property \"cpu\" at line 1"),
        TWICE_AFTER_THE_BODY("is not valid JSON: Duplicate Object property \"run_id\" at line 1"),
        ISO_8859_1("is not valid JSON: it is no UTF-8 text at line 1") {
            @Override
            void spoil(Path file) throws IOException {
                Files.write(file, "{\"cloud\": \"Z\u00fcrich\"}".getBytes(StandardCharsets.ISO_8859_1));
            }
        },
        HUGE("is over 64 MB") {
            @Override
            void spoil(Path file) throws IOException {
                try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                    sparse.setLength(200L << 20);
                }
            }
        },
        FOLDER("is a folder and no file") {
            @Override
            void spoil(Path file) throws IOException {
                Files.delete(file);
                Files.createDirectory(file);
            }
        },
        LINK_TO_NOWHERE("is a link that leads to no file") {
            @Override
            void spoil(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file.resolveSibling("nowhere"));
            }
        },
        LINK_TO_ITSELF("is a link that leads to no file") {
            @Override
            void spoil(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file);
            }
        },
        PIPE("is no regular file") {
            @Override
            void spoil(Path file) throws IOException {
                Files.delete(file);
                mkfifo(file);
            }
        };

        private final String said;

        Spoilt(String said) {
            this.said = said;
        }

        void spoil(Path file) throws IOException {
            String id = "\"run_id\": \"" + file.getFileName().toString().replace(".json", "") + "\"";
            String header = id + ", \"timestamp\": \"" + timestamp(file) + "\", \"cloud\": \"gcp\", \"region\": \"r\","
                    + " \"zone\": \"z\", \"node_pool\": {}, \"load_profile\": {}, ";
            Files.writeString(file, text(id, header));
        }

        /** The execution stays the same one: the cluster summary has a row of it. */
        private static String timestamp(Path file) {
            return Pattern.compile("\"timestamp\": \"([^\"]*)\"")
                    .matcher(Folder.text(file))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
        }

        private String text(String id, String header) {
            return switch (this) {
                case BLANK -> "  \n";
                case A_LIST -> "[{" + id + "}]";
                case A_NUMBER -> "42";
                case A_PACKAGE -> "{\"name\": \"shop\", \"version\": \"1.0.0\", \"dependencies\": {}}";
                case NO_TIMESTAMP -> "{" + id + "}";
                case NO_TIME -> "{" + id + ", \"timestamp\": \"yesterday\"}";
                case TOO_EARLY -> "{" + id + ", \"timestamp\": \"-0044-03-15T12:00:00\"}";
                case NO_NAME -> "{\"run_id\": \"a\\u0007b\", \"timestamp\": \"2026-03-01T09:12:07\"}";
                case NOT_A_NUMBER -> "{" + header + "\"metrics\": {\"avg_cpu_util_pct\": NaN}}";
                case TWICE -> "{" + id + ", " + header + "\"metrics\": {}}";
                case DEEP_HEADER -> "{\"extra\": " + DEEP;
                case DEEP_BODY -> "{" + header + "\"metrics\": {\"cpu\": " + DEEP;
                case CUT_BODY -> "{" + header + "\"metrics\": {\"cpu\": {\"avg_utilization_pct\": 1";
                case TWICE_IN_THE_BODY -> "{" + header + "\"metrics\": {\"cpu\": {}, \"cpu\": {}}}";
                case TWICE_AFTER_THE_BODY -> "{" + header + "\"metrics\": {\"cpu\": {}}, " + id + "}";
                default -> throw new IllegalStateException(name());
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(30)
    void asTheRunAskedForItIsRefused(Spoilt spoilt) throws IOException {
        spoilt.spoil(archive.resolve(QUIET + ".json"));
        Agent.bare().report(QUIET, archive, out).isRefused(2, QUIET + ".json: ", spoilt.said, "; ");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY", "HUGE", "PIPE", "FOLDER", "LINK_TO_ITSELF", "DEEP_BODY"})
    void asTheNewestItIsRefused(Spoilt spoilt) throws IOException {
        spoilt.spoil(archive.resolve(INCIDENT + ".json"));
        Agent.bare().latest(archive, out).isRefused(2, INCIDENT + ".json: ", spoilt.said, "; ");
        assertThat(out).doesNotExist();
    }

    /** All at once; those that are only broken further down would be looked at if they were runs of the cohort. */
    @Test
    @Timeout(60)
    void asAnyOtherItIsALineOfTheDataQualityAndTheReportIsWritten() throws IOException {
        List<Spoilt> seen = Arrays.stream(Spoilt.values())
                .filter(spoilt -> !List.of(
                                Spoilt.DEEP_BODY,
                                Spoilt.CUT_BODY,
                                Spoilt.TWICE_IN_THE_BODY,
                                Spoilt.TWICE_AFTER_THE_BODY)
                        .contains(spoilt))
                .toList();
        for (Spoilt spoilt : seen) {
            Files.writeString(other(spoilt), "{\"run_id\": \"other\", \"timestamp\": \"2026-02-01T09:12:07\"}");
            spoilt.spoil(other(spoilt));
        }
        Ran ran = Agent.bare().latest(archive, out);
        assertThat(ran.exit()).isZero();
        List<String> lines = new Written(out.resolve(INCIDENT)).isComplete().dataQuality();
        assertThat(seen).allSatisfy(spoilt -> assertThat(lines)
                .anyMatch(line -> line.startsWith(other(spoilt).getFileName() + " was left out: it ")
                        && line.contains(spoilt.said)));
    }

    @Test
    void aRunOfTheCohortThatIsBrokenFurtherDownIsLeftOutAndSaid() throws IOException {
        Path earlier = archive.resolve("gcp-amd-20260223-144629.json");
        Files.writeString(earlier, Folder.text(earlier).replaceFirst("\\}\\s*$", ", \"zone\": \"elsewhere\"}"));
        assertThat(Agent.bare().latest(archive, out).exit()).isZero();
        assertThat(new Written(out.resolve(INCIDENT)).isComplete().dataQuality())
                .anyMatch(line -> line.startsWith("gcp-amd-20260223-144629.json was left out: it is not valid JSON:"
                        + " Duplicate Object property \"zone\" at line "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void anotherEncodingOfUnicodeIsReadAsTheSame(String encoding) throws IOException {
        Agent.bare().report(QUIET, archive, out.resolve("utf-8")).isDone();
        Path file = archive.resolve(QUIET + ".json");
        Files.write(file, Folder.text(file).getBytes(Charset.forName(encoding)));
        Agent.bare().report(QUIET, archive, out.resolve("other")).isDone();
        assertThat(new Written(out.resolve("other").resolve(QUIET)).computed())
                .isEqualTo(new Written(out.resolve("utf-8").resolve(QUIET)).computed());
    }

    private Path other(Spoilt spoilt) {
        return archive.resolve("other-" + spoilt.name().toLowerCase(java.util.Locale.ROOT) + ".json");
    }

    private static void mkfifo(Path pipe) {
        try {
            new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Files.exists(pipe)).isTrue();
    }
}
