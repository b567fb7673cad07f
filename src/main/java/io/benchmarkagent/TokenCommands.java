package io.benchmarkagent;

import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.cli.TokensAsked;
import io.benchmarkagent.cli.TokensAsked.What;
import io.benchmarkagent.cli.TokensPrinter;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.KnownTokens;
import io.benchmarkagent.web.token.Scope;
import io.benchmarkagent.web.token.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** {@code tokens}, put together: none of it starts Spring. */
record TokenCommands(Variables variables, Terminal terminal, Clock clock) {

    /**
     * Those that a service takes; empty where it takes none.
     *
     * @throws SettingsReader.WrongSettings where there is no place for them
     */
    static Optional<KnownTokens> known(Variables variables, WebSettings settings, Clock clock)
            throws SettingsReader.WrongSettings {
        return settings.auth() ? Optional.of(new KnownTokens(tokens(variables, settings), clock)) : Optional.empty();
    }

    private static Tokens tokens(Variables variables, WebSettings settings) throws SettingsReader.WrongSettings {
        Optional<Path> state = variables.stateFolder();
        if (settings.database().isEmpty() && state.isEmpty()) {
            throw new SettingsReader.WrongSettings(
                    "there is no folder for tokens; set XDG_STATE_HOME or HOME, or web.database");
        }
        return Tokens.at(
                settings.database(), variables.all().getOrDefault("PGPASSWORD", ""), state.orElse(Path.of("")));
    }

    int answer(TokensAsked asked) {
        try {
            Settings settings = new SettingsReader(variables).read(Map.of(), asked.config());
            return done(asked.what(), tokens(variables, settings.web()));
        } catch (SettingsReader.WrongSettings | IllegalArgumentException wrong) {
            terminal.tell(String.valueOf(wrong.getMessage()));
            return Exit.BAD_INPUT;
        } catch (IOException unusable) {
            terminal.tell(String.valueOf(unusable.getMessage()));
            return Exit.FAILED;
        }
    }

    private int done(What what, Tokens tokens) throws IOException {
        if (what instanceof What.Create create) {
            return create(create, tokens);
        }
        return what instanceof What.Revoke revoke ? revoke(revoke.id(), tokens) : list(tokens);
    }

    /** The token alone on standard output, so that a script can take it. */
    private int create(What.Create asked, Tokens tokens) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> expires = asked.expires().map(span -> now.plus(span.length()));
        ApiToken.Minted minted =
                ApiToken.mint(asked.name(), Scope.all(asked.scopes()), now, expires, new SecureRandom());
        tokens.add(minted.token());
        terminal.out().println(minted.text());
        terminal.tell("token " + minted.token().id() + " of " + asked.name() + " may "
                + Scope.words(minted.token().scopes())
                + expires.map(end -> " until " + end).orElse("")
                + "; keep it now, it is not shown again");
        return Exit.DONE;
    }

    private int list(Tokens tokens) throws IOException {
        Instant now = clock.instant();
        new TokensPrinter(terminal)
                .print(tokens.all().stream().map(token -> row(token, now)).toList());
        return Exit.DONE;
    }

    private static TokensPrinter.Row row(ApiToken token, Instant now) {
        String state = token.revoked()
                .map(when -> "revoked " + when)
                .orElseGet(() -> token.fault(now).isPresent() ? "expired" : "holds");
        return new TokensPrinter.Row(
                token.id(),
                token.name(),
                Scope.words(token.scopes()),
                token.created().toString(),
                token.expires().map(Instant::toString).orElse("never"),
                state);
    }

    private int revoke(String id, Tokens tokens) throws IOException {
        Optional<ApiToken> revoked = tokens.revoke(id, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        terminal.tell(revoked.map(token -> "token " + id + " of " + token.name() + " holds no longer")
                .orElse("there is no token '" + id + "'; 'benchmark-agent tokens list' shows all"));
        return revoked.isPresent() ? Exit.DONE : Exit.BAD_INPUT;
    }
}
