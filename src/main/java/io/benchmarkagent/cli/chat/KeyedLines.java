package io.benchmarkagent.cli.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that somebody types in a terminal: with keys to edit them, history and completion. */
final class KeyedLines implements Lines {
    private final LineReader reader;
    private final Optional<History> history;

    private KeyedLines(LineReader reader, Optional<History> history) {
        this.reader = reader;
        this.history = history;
    }

    /** @param stop what Ctrl-C does while something is answered */
    static KeyedLines of(Keys keys, Words words, Optional<History> history, Runnable stop) {
        keys.terminal.handle(Terminal.Signal.INT, signal -> stop.run());
        return new KeyedLines(reader(keys.terminal, words, history), history);
    }

    /** The terminal that they are typed at. */
    static final class Keys implements AutoCloseable {
        private final Terminal terminal;

        private Keys(Terminal terminal) {
            this.terminal = terminal;
        }

        /** Empty where standard input is no terminal, or one that knows no cursor. */
        static Optional<Keys> open() {
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
                return Optional.of(new Keys(terminal));
            } catch (IOException | IllegalStateException noTerminal) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            try {
                terminal.close();
            } catch (IOException gone) {
                throw new UncheckedIOException("the terminal cannot be put back", gone);
            }
        }
    }

    /** What is typed is a sentence: it may hold quotes, backslashes and exclamation marks. */
    private static LineReader reader(Terminal terminal, Words words, Optional<History> history) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("benchmark-agent")
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
                .completer(words)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .build();
        history.ifPresent(kept -> kept.lines().forEach(reader.getHistory()::add));
        return reader;
    }

    @Override
    public Next next(String prompt) {
        try {
            String line = reader.readLine(prompt.replace("%", "%%"));
            history.ifPresent(kept -> kept.add(line));
            return new Next.Line(line);
        } catch (UserInterruptException cleared) {
            return new Next.Cleared();
        } catch (EndOfFileException end) {
            return new Next.End();
        }
    }

    @Override
    public boolean areTyped() {
        return true;
    }

    @Override
    public void close() {
        // whoever opened the keyboard closes it
    }
}
