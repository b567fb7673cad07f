package io.benchmarkagent.cli.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that somebody types at; none where standard input is a pipe, or a terminal that knows no cursor. */
public final class Keyboard implements AutoCloseable {
    private final Optional<Terminal> terminal;

    private Keyboard(Optional<Terminal> terminal) {
        this.terminal = terminal;
    }

    /** @param watched whether anybody sees what is printed */
    public static Keyboard open(boolean watched) {
        return new Keyboard(watched ? terminal() : Optional.empty());
    }

    public boolean isThere() {
        return terminal.isPresent();
    }

    Optional<Terminal> terminalThere() {
        return terminal;
    }

    private static Optional<Terminal> terminal() {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("benchmark-agent")
                    .system(true)
                    .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                    .dumb(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(terminal);
        } catch (IOException | IllegalStateException noTerminal) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            if (terminal.isPresent()) {
                terminal.get().close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the terminal cannot be put back", gone);
        }
    }
}
