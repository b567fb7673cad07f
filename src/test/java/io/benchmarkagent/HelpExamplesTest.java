package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Help teaches by example: each is pasted into a shell beside a fresh clone's sample archive, as it is printed. */
class HelpExamplesTest {
    private static final int WIDTH = 80;
    private static final Pattern COMMAND = Pattern.compile(" {2}(?:[A-Z_]+=\\S+ )?(?:benchmark-agent|printf) .*");
    private static final Pattern TYPED = Pattern.compile(" {6}\\S[^>]*> (.*)");

    private static final String RUN = "exec '" + String.join("' '", AgentProcess.command(List.of())) + "' \"$@\"";

    /** Another machine answers these, or they go on with something of one's own. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "https?://|--kubernetes|--database|--to github|/RUN/|--resume|benchmark-agent serve|tokens revoke");

    /** What the tools named beside it write. */
    private static final Map<String, String> FILES = Map.of(
            "summary.json", "k6-http.json",
            "boutique_stats.csv", "locust_stats.csv",
            "data.js", "data.js",
            "jmh.json", "jmh.json");

    /**
     * One of them.
     *
     * @param typed what is typed at its prompt
     */
    record Example(String command, List<String> typed) {}

    static Stream<List<String>> commands() {
        Stream<List<String>> all = Agent.bare()
                .run("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> List.of(line.strip().split(" ")[0]))
                .filter(name -> !name.contains("generate-completion"));
        return Stream.concat(Stream.of(List.of()), all);
    }

    @Test
    void everyCommandHasSome() {
        assertThat(commands().toList()).hasSizeGreaterThan(12).allSatisfy(command -> assertThat(examples(command))
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itRunsAsPrinted(List<String> command, @TempDir Path clone) throws IOException, InterruptedException {
        archive(clone);
        for (Example example : examples(command)) {
            boolean here = !ELSEWHERE.matcher(example.command()).find();
            Ran ran = here ? run(example, RUN, clone) : understood(example, clone);
            assertThat(ran.exit())
                    .as(example + "\n" + ran.err())
                    .isIn(example.command().contains("--fail-on high") && here ? List.of(0, 10, 11) : List.of(0));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineOfItIsBrokenByTheWidthOfHelp(List<String> command) {
        assertThat(examples(command))
                .flatExtracting(example -> example.command().lines().toList())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH).matches(".*[^ \\\\]| {2}.* \\\\"));
    }

    private static List<Example> examples(List<String> command) {
        List<Example> examples = new ArrayList<>();
        String open = "";
        for (String line : help(command)) {
            Matcher typed = TYPED.matcher(line);
            if (!open.isEmpty() || COMMAND.matcher(line).matches()) {
                open += (open.isEmpty() ? "" : "\n") + line;
                if (!line.endsWith("\\")) {
                    examples.add(new Example(open, new ArrayList<>()));
                    open = "";
                }
            } else if (typed.matches() && !examples.isEmpty()) {
                examples.get(examples.size() - 1).typed().add(typed.group(1));
            }
        }
        assertThat(open).isEmpty();
        return examples;
    }

    private static List<String> help(List<String> command) {
        String[] words = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
        return Agent.bare()
                .run(words)
                .isDone()
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .toList();
    }

    private static void archive(Path clone) throws IOException {
        for (Path file : Folder.files(SAMPLE)) {
            Path to = clone.resolve(SAMPLE.getFileName()).resolve(SAMPLE.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.copy(Imported.FILES.resolve(file.getValue()), clone.resolve(file.getKey()));
        }
    }

    /** Of what cannot be run here the shell tells the words, and the program whether it knows them. */
    private static Ran understood(Example example, Path clone) throws IOException, InterruptedException {
        Path words = clone.resolve("words");
        Files.deleteIfExists(words);
        run(example, "printf '%s\\n' \"$@\" --help > '" + words + "'", clone);
        return Agent.bare().run(Files.readAllLines(words).toArray(String[]::new));
    }

    /** @param agent what the program is to the shell */
    private static Ran run(Example example, String agent, Path clone) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(clone.resolve("bin"));
        Path program = bin.resolve("benchmark-agent");
        Files.writeString(program, "#!/bin/bash\n" + agent + "\n");
        program.toFile().setExecutable(true);
        Path typed = Files.write(clone.resolve("typed"), example.typed());
        ProcessBuilder shell = new ProcessBuilder("bash", "-o", "pipefail", "-c", example.command())
                .directory(clone.toFile())
                .redirectInput(typed.toFile());
        shell.environment().keySet().removeIf(name -> name.matches("(?:OPENAI|PROMETHEUS|GITHUB|XDG)_.*"));
        shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        shell.environment().put("HOME", clone.resolve("home").toString());
        return AgentProcess.ran(shell);
    }
}
