package io.benchmarkagent.cli.chat;

import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** Lines that somebody types in a terminal: with keys to edit them, history and completion. */
final class KeyedLines implements Lines {
    private final LineReader reader;
    private final Optional<History> history;

    private KeyedLines(LineReader reader, Optional<History> history) {
        this.reader = reader;
        this.history = history;
    }

    /**
     * Empty where there is no keyboard, which stays open.
     *
     * @param stop what Ctrl-C does while something is answered
     */
    static Optional<KeyedLines> of(Keyboard keyboard, Words words, Optional<History> history, Runnable stop) {
        Optional<Terminal> terminal = keyboard.terminalThere();
        terminal.ifPresent(there -> there.handle(Terminal.Signal.INT, signal -> stop.run()));
        return terminal.map(there -> new KeyedLines(reader(there, words, history), history));
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
