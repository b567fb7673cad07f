package io.benchmarkagent.cli;

import io.benchmarkagent.ask.shown.TextTable;
import io.benchmarkagent.pipeline.Backfill;
import io.benchmarkagent.pipeline.BackfillRequest;
import io.benchmarkagent.pipeline.Filled;
import io.benchmarkagent.pipeline.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells on standard error what became of each run and how far it is: one line that is overwritten on a terminal, else a line every half
 * minute. Of all it tells on standard output: a table of what was done, or JSON with every run.
 */
public final class BackfillPrinter implements BackfillRequest.Watcher {
    private static final String ERASE = "\r\u001b[K";
    private static final long QUIET = Duration.ofSeconds(30).toNanos();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BackfillAsked asked;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private long told;
    private boolean shown;

    public BackfillPrinter(BackfillAsked asked, Terminal terminal, LongSupplier nanoTime) {
        this.asked = asked;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.told = nanoTime.getAsLong();
    }

    @Override
    public synchronized void done(int runs, int of) {
        String line = runs + " of " + of + " runs";
        if (terminal.isWatched()) {
            terminal.err().print(ERASE + line + " …");
            terminal.err().flush();
            shown = true;
        } else if (nanoTime.getAsLong() - told > QUIET) {
            told = nanoTime.getAsLong();
            terminal.tell(line);
        }
    }

    /** A run without a report is always told, one with a new report when asked. */
    @Override
    public synchronized void filled(Filled run) {
        if (run.refused().isPresent()) {
            erase();
            terminal.tell(run.refused().get().line());
        } else if (asked.each().verbose() && run.how() == Filled.How.WRITTEN) {
            erase();
            terminal.err()
                    .println(run.name() + ": "
                            + run.report().map(report -> report.status()).orElse("") + ", written to "
                            + named(asked.each().request().out().resolve(run.folder())));
        }
    }

    @Override
    public synchronized void told(String line) {
        erase();
        terminal.tell(line);
    }

    /** "3 reports written to reports, 14 were there, 1 could not be written". */
    public int print(Backfill backfill) {
        erase();
        backfill.refused().stream().map(Outcome.Refused::line).forEach(terminal::tell);
        if (!backfill.runs().isEmpty() || backfill.refused().isEmpty()) {
            terminal.out().print(asked.json() ? json(backfill) : terminal.fitting(table(backfill)));
        }
        return backfill.exitCode();
    }

    private String table(Backfill backfill) {
        TextTable table = new TextTable("RUN", "STATUS", "ALERTS", "WATCHES", "REPORT");
        backfill.runs().stream()
                .filter(run -> run.how() == Filled.How.WRITTEN || run.how() == Filled.How.REFUSED)
                .filter(run -> !run.name().isEmpty())
                .forEach(run -> row(table, run));
        int refused = backfill.count(Filled.How.REFUSED);
        int there = backfill.count(Filled.How.CURRENT);
        return (table.isEmpty() ? "" : table.render())
                + counted(backfill.count(Filled.How.WRITTEN), "report") + " written to "
                + named(asked.each().request().out()) + ", " + there + (there == 1 ? " was there" : " were there")
                + (refused == 0 ? "" : ", " + refused + " could not be written") + "\n";
    }

    private static void row(TextTable table, Filled run) {
        boolean written = run.how() == Filled.How.WRITTEN;
        table.add(List.of(
                run.name(),
                run.report()
                        .filter(report -> written)
                        .map(report -> report.status())
                        .orElse(""),
                run.report()
                        .filter(report -> written)
                        .map(report -> "" + report.alerts())
                        .orElse(""),
                run.report()
                        .filter(report -> written)
                        .map(report -> "" + report.watches())
                        .orElse(""),
                word(run)));
    }

    private String json(Backfill backfill) {
        ObjectNode all = JSON.createObjectNode();
        all.put("out", named(asked.each().request().out()));
        for (Filled.How how : Filled.How.values()) {
            all.put(how.name().toLowerCase(Locale.ROOT), backfill.count(how));
        }
        ArrayNode runs = all.putArray("runs");
        backfill.runs().forEach(run -> fill(runs.addObject(), run));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private void fill(ObjectNode row, Filled run) {
        row.put("name", run.name());
        row.put("folder", run.folder());
        row.put("report", word(run));
        run.report()
                .ifPresentOrElse(
                        report -> {
                            row.put("status", report.status());
                            row.put("alerts", report.alerts());
                            row.put("watches", report.watches());
                        },
                        () -> row.putNull("status").putNull("alerts").putNull("watches"));
        run.refused()
                .ifPresentOrElse(why -> row.put("why", terminal.naming().apply(why.line())), () -> row.putNull("why"));
    }

    private String named(Path folder) {
        return terminal.naming().apply(folder.toString());
    }

    private static String word(Filled run) {
        return run.how().name().toLowerCase(Locale.ROOT);
    }

    private void erase() {
        if (shown) {
            terminal.err().print(ERASE);
            terminal.err().flush();
            shown = false;
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
