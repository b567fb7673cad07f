package io.benchmarkagent.llm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that any library logs while this is open, the quietest line too. */
final class Logged extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Level before = ROOT.getLevel();

    private Logged() {
        setLevel(Level.ALL);
    }

    static Logged everything() {
        Logged logged = new Logged();
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(logged);
        return logged;
    }

    List<String> lines() {
        return records.stream().map(new SimpleFormatter()::format).toList();
    }

    /** What somebody would see who asked for nothing. */
    List<String> loud() {
        return records.stream()
                .filter(record -> record.getLevel().intValue() >= Level.INFO.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
        ROOT.setLevel(before);
    }
}
