package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tokens}, and what {@code serve} refuses to begin with. */
class TokensCommandTest {
    private final Path home;

    TokensCommandTest(@TempDir Path home) {
        this.home = home;
    }

    private Agent agent() {
        return Agent.bare().with("XDG_STATE_HOME", home.toString());
    }

    @Test
    void aTokenIsPrintedOnceListedWithoutItsSecretAndRevoked() throws IOException {
        Ran made = agent().run("tokens", "create", "--name", "ci", "--scope", "report,read", "--expires", "90d");
        made.isDoneSaying("of ci may read, report until 20", "not shown again");
        String text = made.out().strip();
        assertThat(text).matches("bma_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        String id = text.substring(4, 16);
        assertThat(made.err()).contains(id).doesNotContain(text.substring(17));
        Ran listed = agent().run("tokens", "list").isDone();
        assertThat(listed.out()).contains(id, "ci", "read, report", "holds").doesNotContain(text.substring(17));
        agent().run("tokens", "revoke", id).isDoneSaying("token " + id + " of ci holds no longer");
        assertThat(agent().run("tokens", "list").isDone().out())
                .contains("revoked 20")
                .doesNotContain("holds");
        assertThat(Files.readString(home.resolve("benchmark-agent/tokens/tokens.json")))
                .doesNotContain(text.substring(17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--name ci --scope admin | unknown scope 'admin'; known: read, ask, report",
                "--name ci --scope read --expires soon | 'soon' is no time span",
                "--name a/b --scope read | 'a/b' is no token's name",
                "--scope read | --name",
                "--name ci | --scope"
            })
    void aMistakeIsOneLine(String typed, String said) {
        String[] all = ("tokens create " + typed).split(" ");
        agent().run(all).isRefused(2, said);
    }

    @Test
    void whatIsNotThereIsNotRevoked() {
        agent().run("tokens", "revoke", "0123456789ab").isRefused(2, "there is no token '0123456789ab'", "tokens list");
        agent().run("tokens", "list").isDoneSaying("there is no token; make one");
        agent().run("tokens").isRefused(2, "tokens create, list or revoke");
    }

    @Test
    void withoutAFolderThereIsNoPlaceForThem() {
        Agent.bare().run("tokens", "list").isRefused(2, "set XDG_STATE_HOME or HOME, or web.database");
        serve("--auth").isRefused(2, "set XDG_STATE_HOME or HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "0", "no-such-host.invalid"})
    void anAddressThatOthersReachNeedsAuthentication(String address) {
        serve("--address", address).isRefused(2, "at " + address + " others than you reach it; give --auth");
    }

    @Test
    void settingsThatCannotHoldAreRefused() {
        refused("WEB_OIDC_ISSUER", "https://login.example.com", "web.oidc.audience is empty");
        refused("WEB_OIDC_ISSUER", "login.example.com", "web.oidc.issuer is login.example.com");
        refused("WEB_TLS_CERTIFICATE", "/none.pem", "web.tls.certificate and web.tls.key go together");
        refused("WEB_DATABASE", "jdbc:postgresql://db/bench?user=b&password=x", "give it as PGPASSWORD");
        refused("WEB_CORS", "*", "web.cors is *");
        refused("WEB_RATE", "0", "web.rate is 0");
        refused("WEB_REDIS", "redis://bench:x@cache:6379/0", "which go into REDIS_PASSWORD");
        refused("WEB_REDIS", "cache:6379", "web.redis is no address such as redis://cache:6379/0");
        Agent.bare()
                .with("WEB_TLS_CERTIFICATE", "/none.pem")
                .with("WEB_TLS_KEY", "/none.key")
                .run("serve", "--archive", SAMPLE.toString())
                .isRefused(2, "web.tls: /none.pem cannot be read");
    }

    private static void refused(String variable, String value, String said) {
        Agent.bare()
                .with(variable, value)
                .run("serve", "--archive", SAMPLE.toString())
                .isRefused(2, said);
    }

    private static Ran serve(String... more) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("serve", "--archive", SAMPLE.toString()),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return Agent.bare().run(all);
    }
}
