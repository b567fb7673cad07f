package io.benchmarkagent.cli;

import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.gate.SuspicionJson;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.Renderings;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.TerminalSummary;
import io.benchmarkagent.run.RunKey;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints what became of a report, and says with which code to exit: results to standard output, the rest to standard error. */
public final class ReportPrinter {
    private static final Map<String, String> SUFFIXES = Map.of("markdown", ".md", "html", ".html", "json", ".json");

    private final Renderings renderings;
    private final Asked asked;
    private final Terminal terminal;

    public ReportPrinter(Renderings renderings, Asked asked, Terminal terminal) {
        this.renderings = renderings;
        this.asked = asked;
        this.terminal = terminal;
    }

    /** The exit code: the worst of them. */
    public int print(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(this::print).max().orElse(Exit.FAILED);
    }

    private int print(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            terminal.tell(refused.line());
            return refused.exitCode();
        }
        return print((Outcome.Reported) outcome);
    }

    private int print(Outcome.Reported reported) {
        PrintStream summary = asked.print().isPresent() ? terminal.err() : terminal.out();
        summary.print(terminal.fitting(terminal.naming()
                .apply(new TerminalSummary(terminal.wantsColour())
                        .render(reported.report(), reported.folder().resolve("report.html")))));
        reported.report().gate().ifPresent(said -> gate(said, reported, summary));
        asked.print()
                .map(format -> renderings.endingIn(SUFFIXES.getOrDefault(format, format)))
                .ifPresent(renderer -> terminal.out().print(renderer.render(reported.report())));
        new TerminalSummary(false).problems(reported.report()).forEach(terminal::tell);
        asked.request()
                .run()
                .flatMap(typed -> RunChoice.completed(
                        typed, reported.report().findings().run().key().runId()))
                .ifPresent(line -> terminal.tell("--run-id " + line));
        warnOfTheFuture(reported.report());
        return reported.report().gate().map(ReportPrinter::exit).orElse(Exit.DONE);
    }

    private void gate(GateReading said, Outcome.Reported reported, PrintStream summary) {
        summary.println(terminal.fitting("gate: " + Inert.line(said.words())));
        if (reported.rerun().isPresent()) {
            summary.println(terminal.fitting("→ "
                    + Inert.line(terminal.naming()
                            .apply(reported.folder().resolve(SuspicionJson.NAME).toString()))
                    + " says which run to make, and how it is judged"));
        }
    }

    private static int exit(GateReading said) {
        return switch (said.status()) {
            case FAILED -> Exit.GATE_FAILED;
            case RERUN -> Exit.RERUN_ASKED;
            case PASSED, NOT_JUDGED -> Exit.DONE;
        };
    }

    /** Said here and not in the findings, which are the same whatever the clock. */
    private void warnOfTheFuture(Report report) {
        RunKey run = report.findings().run().key();
        if (run.timestamp().isAfter(report.provenance().generatedAt())) {
            terminal.tell("warning: " + run.runId() + " is dated in the future, " + run.timestamp()
                    + "; check the clock that wrote it, or give its zone with --timezone");
        }
    }
}
