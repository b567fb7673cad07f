package io.benchmarkagent.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Wherever tokens are kept, they are kept alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Path folder;
    private final Optional<PostgresServer> server;

    TokensTest(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.server = started();
    }

    private static Optional<PostgresServer> started() throws IOException, InterruptedException {
        try {
            return Optional.of(PostgresServer.start());
        } catch (TestAbortedException notInstalled) {
            return Optional.empty();
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    private Stream<Tokens> places() {
        return Stream.concat(Stream.of(inFile(folder)), server.map(TokensTest::inPostgres).stream());
    }

    private static Tokens inFile(Path folder) {
        return Tokens.at("", "", folder);
    }

    private static Tokens inPostgres(PostgresServer server) {
        return Tokens.at(server.url(), PostgresServer.PASSWORD, Path.of(""));
    }

    private static ApiToken.Minted mint(Optional<Instant> expires) {
        return ApiToken.mint("ci", Set.of(Scope.READ, Scope.REPORT), NOW, expires, new SecureRandom());
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsKeptIsFoundAsItWas(Tokens tokens) throws IOException {
        ApiToken forever = mint(Optional.empty()).token();
        ApiToken ending = mint(Optional.of(NOW.plusSeconds(60))).token();
        tokens.add(forever);
        tokens.add(ending);
        assertThat(tokens.find(forever.id())).contains(forever);
        assertThat(tokens.find(ending.id())).contains(ending);
        assertThat(tokens.all()).contains(forever, ending);
        assertThat(tokens.find("000000000000")).isEmpty();
        assertThat(tokens.find("' or '1'='1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsRevokedStaysSoSinceTheFirstTime(Tokens tokens) throws IOException {
        ApiToken token = mint(Optional.empty()).token();
        tokens.add(token);
        assertThat(tokens.revoke(token.id(), NOW.plusSeconds(1)).flatMap(ApiToken::revoked))
                .contains(NOW.plusSeconds(1));
        assertThat(tokens.revoke(token.id(), NOW.plusSeconds(2)).flatMap(ApiToken::revoked))
                .contains(NOW.plusSeconds(1));
        assertThat(tokens.revoke("000000000000", NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void onlyTheRightSecretOpensAndOnlyWhileItHolds(Tokens tokens) throws IOException {
        ApiToken.Minted minted = mint(Optional.of(NOW.plusSeconds(60)));
        tokens.add(minted.token());
        assertThat(at(tokens, 59).check(minted.text())).isEqualTo(new KnownTokens.Check.Right(minted.token()));
        assertThat(line(at(tokens, 60), minted.text())).contains("expired at 2026-03-01T12:01:00Z");
        for (String wrong : List.of(
                "",
                "bma_",
                minted.text() + "x",
                minted.text().substring(1),
                "bma_" + minted.token().id() + "_" + "A".repeat(43))) {
            assertThat(at(tokens, 0).check(wrong)).as(wrong).isInstanceOf(KnownTokens.Check.Wrong.class);
        }
        tokens.revoke(minted.token().id(), NOW);
        assertThat(line(at(tokens, 0), minted.text())).contains("was revoked");
        assertThat(at(tokens, 0).holds(minted.token().id())).isFalse();
    }

    private static KnownTokens at(Tokens tokens, int second) {
        return new KnownTokens(tokens, Clock.fixed(NOW.plusSeconds(second), ZoneOffset.UTC));
    }

    private static String line(KnownTokens known, String text) throws IOException {
        return ((KnownTokens.Check.Wrong) known.check(text)).line();
    }

    @ParameterizedTest
    @MethodSource("places")
    void manyAtOnceLoseNone(Tokens tokens) throws IOException {
        int before = tokens.all().size();
        List<IOException> failures = new ArrayList<>();
        IntStream.range(0, 20).parallel().forEach(i -> {
            try {
                tokens.add(mint(Optional.empty()).token());
            } catch (IOException failure) {
                failures.add(failure);
            }
        });
        assertThat(failures).isEmpty();
        assertThat(tokens.all()).hasSize(before + 20);
    }

    @Test
    void aFileIsItsOwnersAloneAndHoldsNoSecret(@TempDir Path own) throws IOException {
        ApiToken.Minted minted = mint(Optional.empty());
        inFile(own).add(minted.token());
        inFile(own).add(mint(Optional.empty()).token());
        Path file = own.resolve("tokens/tokens.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains(minted.token().id())
                .doesNotContain(minted.text().substring(17));
        assertThat(minted.toString()).doesNotContain(minted.text().substring(17));
    }

    @Test
    void aSecretHas256BitsAndNoTwoAreAlike() {
        List<String> texts =
                Stream.generate(() -> mint(Optional.empty()).text()).limit(200).toList();
        assertThat(texts).doesNotHaveDuplicates().allMatch(text -> text.matches("bma_[0-9a-f]{12}_[A-Za-z0-9_-]{43}"));
    }

    /** To go on as if there were none would let nobody in, and to write over it would lose them all. */
    @Test
    void aFileThatIsDamagedIsSaidAndKept(@TempDir Path own) throws IOException {
        inFile(own).add(mint(Optional.empty()).token());
        Path file = own.resolve("tokens/tokens.json");
        Files.writeString(file, Files.readString(file).substring(0, 40));
        assertThatThrownBy(() -> inFile(own).all())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged");
        assertThatThrownBy(() -> inFile(own).add(mint(Optional.empty()).token()))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).hasSize(40);
    }

    @Test
    void aDatabaseOutOfReachIsOneLineWithoutThePassword() {
        Tokens nowhere = Tokens.at("jdbc:postgresql://127.0.0.1:1/none?user=bench", "s3cret-pw", Path.of(""));
        assertThatThrownBy(nowhere::all)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("web.database jdbc:postgresql://127.0.0.1:1/none?user=bench cannot be used")
                .hasMessageNotContaining("s3cret-pw")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsMadeElsewhereIsSeenWithinSeconds() throws IOException, InterruptedException {
        KnownTokens known = at(inFile(folder), 0);
        ApiToken.Minted minted = mint(Optional.empty());
        assertThat(line(known, minted.text())).contains("not known");
        inFile(folder).add(minted.token());
        Thread.sleep(KnownTokens.SEEN_WITHIN.toMillis() + 100);
        assertThat(known.check(minted.text())).isInstanceOf(KnownTokens.Check.Right.class);
    }
}
