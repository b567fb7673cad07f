package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the image's recipe says. Images of registries are not at hand: what can be built without them is built by {@code ci/test}. */
class ImageTest {
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?:--chmod=\\S+ )?(?!-)(\\S+) \\S+$");

    private final String dockerfile = Files.readString(Path.of("ci/image/Dockerfile"));

    ImageTest() throws IOException {}

    @Test
    void whatIsCopiedIsThereAndReachesTheBuild() throws IOException {
        List<String> copied = all(COPIED);
        assertThat(copied).contains("src/main", "benchmark-agent").allMatch(file -> Files.exists(Path.of(file)));
        List<String> passed = Files.readAllLines(Path.of("ci/image/Dockerfile.dockerignore"));
        assertThat(passed)
                .startsWith("*")
                .containsAll(copied.stream().map(file -> "!" + file).toList());
    }

    @Test
    void itRunsAsNobodySpecialFromImagesOfAVersion() {
        assertThat(all(Pattern.compile("(?m)^USER (.*)$"))).containsExactly("10001:10001");
        assertThat(all(Pattern.compile("(?m)^FROM (\\S+)")))
                .containsExactly("maven:3.9-eclipse-temurin-21", "eclipse-temurin:21-jre-noble");
        assertThat(dockerfile).doesNotContain("ADD ", "_KEY", "_TOKEN");
    }

    /** One program: Jib's image starts the JVM as the launcher does. */
    @Test
    void jibsImageHasTheLaunchersJvm() throws IOException {
        String flags = Files.readString(Path.of("benchmark-agent"));
        assertThat(Files.readString(Path.of("ci/image/jib/usr/local/bin/benchmark-agent")))
                .contains("exec java " + within(flags, "jvm=(") + " ", "more='" + within(flags, "jvm+=(") + "'");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<user>10001:10001</user>", "<image.base>eclipse-temurin:21-jre-noble</image.base>");
    }

    private static String within(String text, String begin) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(')', from));
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(dockerfile)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }
}
