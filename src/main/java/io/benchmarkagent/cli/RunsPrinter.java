package io.benchmarkagent.cli;

import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.shown.FittedTable;
import io.benchmarkagent.ask.shown.TextTable;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.RunsJson;
import io.benchmarkagent.pipeline.TimeSpan;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints a list of runs to standard output, and to standard error what is not in it and why. */
public final class RunsPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> HEAD =
            List.of("RUN", "TIME", "CLOUD", "MACHINE", "CPU", "USERS", "DURATION", "FORMAT", "COMPARABLE", "LATEST");

    private final Terminal terminal;
    private final RunsAsked asked;
    private final Instant now;

    public RunsPrinter(Terminal terminal, RunsAsked asked, Instant now) {
        this.terminal = terminal;
        this.asked = asked;
        this.now = now;
    }

    /** @param all newest first */
    public void print(List<ListedRun> all, RunArchive archive) {
        List<ListedRun> listed =
                all.stream().filter(run -> isWithin(run.facts())).toList();
        if (asked.json()) {
            terminal.out().print(RunsJson.of(listed));
        } else if (!listed.isEmpty()) {
            terminal.show(table(listed, asked.from().zone()));
        }
        if (listed.isEmpty()) {
            terminal.tell(none(all));
        }
        archive.unreadable().stream().map(UnreadableRun::line).forEach(terminal::tell);
        archive.dataQuality().stream().map(DataQuality::message).forEach(terminal::tell);
    }

    private boolean isWithin(RunFacts run) {
        return asked.last()
                .map(span -> !run.key().timestamp().isBefore(span.before(now)))
                .orElse(true);
    }

    private String none(List<ListedRun> all) {
        return all.stream()
                .findFirst()
                .map(newest -> "no run in the last "
                        + asked.last().map(TimeSpan::words).orElse("") + "; the newest is " + newest.name() + " of "
                        + time(newest.facts(), asked.from().zone()))
                .orElseGet(() -> asked.from().archive()
                        + " holds no run that can be read; give the pipeline's folder with --archive");
    }

    private String table(List<ListedRun> runs, ZoneId zone) {
        List<List<String>> rows = runs.stream().map(run -> cells(run, zone)).toList();
        if (terminal.width().isPresent()) {
            return FittedTable.of(Table.of(HEAD, rows), terminal.width());
        }
        TextTable table = new TextTable(HEAD.toArray(String[]::new));
        rows.forEach(table::add);
        return table.render();
    }

    private static List<String> cells(ListedRun run, ZoneId zone) {
        RunFacts facts = run.facts();
        return List.of(
                run.name(),
                time(facts, zone),
                facts.cloud().orElse(""),
                facts.nodePool().machineType().orElse(""),
                facts.nodePool().cpuVendor().orElse(""),
                number(facts.load().users()),
                facts.load().durationSeconds().isPresent() ? number(facts.load().durationSeconds()) + "s" : "",
                facts.format().word(),
                Integer.toString(run.comparable()),
                run.latest() ? "yes" : "no");
    }

    private static String time(RunFacts run, ZoneId zone) {
        return TIME.format(run.key().timestamp().atZone(zone));
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? RunsJson.plain(number.getAsDouble()).toPlainString() : "";
    }
}
