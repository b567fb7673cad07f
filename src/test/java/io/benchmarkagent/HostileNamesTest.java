package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name is data: whatever it says, it is read and never obeyed, in none of the places where a report is looked at. */
@SuppressWarnings("NullAway.Init")
class HostileNamesTest {
    private static final List<String> ATTACKS = List.of(
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "' onmouseover='alert(1)",
            "javascript:alert(1)",
            "</style></title><base href=//evil.example>",
            "</details></table>\n\n# owned\n\n",
            "-->]]>",
            "a|b|c",
            "`",
            "``` \n```",
            "new\nline\r\nand\rmore",
            "](http://evil.example)",
            "![](http://evil.example/x.png)",
            "[x]: http://evil.example 'x'",
            "<http://evil.example>",
            "@everyone",
            "@org/team",
            "(@octocat)",
            "see #123",
            "GH-1",
            "org/repo#7",
            "3f786850e387550fdab836ed7e6dc881de23001b",
            "www.evil.example",
            "https://evil.example/?a=b",
            "mail@evil.example",
            "*bold* _em_ ~~gone~~ **",
            "# heading",
            "> quote",
            "- item",
            "1. item",
            "---",
            "    code",
            "$x$ $`y`$",
            "&lt;b&gt; &#64;x &amp;",
            "<b>",
            "&lt;b&gt;",
            "safe\u202egnp.exe",
            "\u2066a\u2069\u200f\u202a\u061c",
            "zero\u200bwidth\ufeff\u00ad\u2060",
            "\u001b]0;owned\u0007\u001b[2J\u001b[31m",
            "\u009b2J\u0090x\u009c",
            "nul\u0000 bell\u0007 del\u007f back\b",
            "line\u2028and\u2029paragraph",
            "tag \udb40\udc41",
            "\ud83d\ude80 \u6d4b\u8bd5 Gr\u00f6\u00dfe",
            "__proto__",
            "constructor",
            "{{7*7}}",
            "${7*7}",
            "<#assign x=1>${x}",
            "<@evil/>",
            "=cmd|'/c calc'!A1",
            "+1+1",
            "L".repeat(10_000),
            "\ud83d\ude80".repeat(5_000),
            "e\u0301".repeat(5_000),
            " ",
            "a b");
    private static final int SERVICES = 12;

    @TempDir
    static Path shared;

    private static Written harmless;

    private final Path tmp;
    private final Path out;

    HostileNamesTest(@TempDir Path tmp) {
        this.tmp = tmp;
        out = tmp.resolve("out");
    }

    @BeforeAll
    static void aHarmlessReportToCompareWith() {
        Agent.bare().latest(SAMPLE, shared).isDone();
        harmless = new Written(shared.resolve(INCIDENT));
    }

    /** Each attack in turn is what the service with the incident is called; the others are called by those after it. */
    static Stream<List<String>> names() {
        return IntStream.iterate(0, i -> i < ATTACKS.size(), i -> i + SERVICES)
                .mapToObj(i -> IntStream.range(i, i + SERVICES)
                        .mapToObj(j -> ATTACKS.get(j % ATTACKS.size()))
                        .toList());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("names")
    void aNameIsReadAndNeverObeyed(List<String> names) throws IOException {
        HostileArchive archive = new HostileArchive(tmp.resolve("archive"), names).write();
        Ran first = Agent.bare().with("BENCHMARK_AGENT_TTY", "1").latest(archive.folder(), out);
        assertThat(first.exit()).as(first.err()).isZero();
        archive.writeEvidence(onlyFolder().getFileName().toString());
        Ran ran = Agent.bare().with("BENCHMARK_AGENT_TTY", "1").latest(archive.folder(), out);
        assertThat(ran.exit()).as(ran.err()).isZero();
        Written written = new Written(onlyFolder()).isComplete();

        isExact(written, archive);
        new Inertness(harmless).of(written);
        Inertness.of(ran);
    }

    private static void isExact(Written written, HostileArchive archive) {
        assertThat(written.findings().path("run_id").asString("")).isEqualTo(archive.runId());
        assertThat(written.findings().path("run").path("machine_type").asString(""))
                .isEqualTo(archive.name(5));
        assertThat(written.observations().map(o -> o.path("subject").asString("")))
                .contains(archive.name(0), archive.name(9));
        assertThat(written.observations().map(o -> o.path("metric").asString("")))
                .contains(archive.name(1));
    }

    private Path onlyFolder() throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            List<Path> all = folders.toList();
            assertThat(all).hasSize(1);
            return Objects.requireNonNull(all.get(0));
        }
    }
}
