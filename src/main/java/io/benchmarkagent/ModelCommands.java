package io.benchmarkagent;

import io.benchmarkagent.cli.CostsAsked;
import io.benchmarkagent.cli.CostsPrinter;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.audit.AuditTrail;
import io.benchmarkagent.llm.audit.Costs;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.web.access.PostsInPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The commands about what models were asked and what that cost. They only read the audit log. */
record ModelCommands(Variables variables, Terminal terminal, Clock clock) {

    /** What is done with a log. */
    private interface Reading {
        int read(AuditTrail trail, Path folder) throws IOException;
    }

    int costs(CostsAsked asked) {
        return reading((trail, folder) -> {
            Costs costs = Costs.of(trail.since(asked.last().before(clock.instant())));
            return new CostsPrinter(terminal, asked).print(costs);
        });
    }

    int verify() {
        return reading((trail, folder) -> {
            AuditTrail.Verdict verdict = trail.verify();
            if (verdict instanceof AuditTrail.Verdict.Broken broken) {
                terminal.tell(broken.where());
                return Exit.GATE_FAILED;
            }
            terminal.out().println(whole((AuditTrail.Verdict.Whole) verdict, folder));
            return sharedIsWhole();
        });
    }

    /** What replicas wrote into their database. */
    private int sharedIsWhole() throws IOException {
        String database = database();
        if (database.isEmpty()) {
            return Exit.DONE;
        }
        PostsInPostgres.Verdict verdict =
                PostsInPostgres.verify(database, variables.all().getOrDefault("PGPASSWORD", ""));
        if (!verdict.isWhole()) {
            terminal.tell(database + ", line " + verdict.line()
                    + " of benchmark_agent_audit: was changed, or does not follow on the one before");
            return Exit.GATE_FAILED;
        }
        terminal.out()
                .println("whole: " + verdict.line() + (verdict.line() == 1 ? " line in " : " lines in ") + database);
        return Exit.DONE;
    }

    private String database() throws IOException {
        try {
            return new SettingsReader(variables)
                    .read(Map.of(), Optional.empty())
                    .web()
                    .database();
        } catch (SettingsReader.WrongSettings wrong) {
            throw new IOException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static String whole(AuditTrail.Verdict.Whole whole, Path folder) {
        String from = whole.firstSeq() > 1 ? ", from line " + whole.firstSeq() + " on; earlier ones are not here" : "";
        return "whole: " + whole.lines() + (whole.lines() == 1 ? " line in " : " lines in ") + folder + from;
    }

    private int reading(Reading then) {
        Optional<Path> folder = variables.stateFolder();
        if (folder.isEmpty()) {
            terminal.tell("there is no audit log without a folder for it; set XDG_STATE_HOME or HOME");
            return Exit.BAD_INPUT;
        }
        try {
            return then.read(AuditTrail.in(folder.get()), folder.get());
        } catch (IOException unreadable) {
            terminal.tell("the audit log cannot be read: " + unreadable.getMessage());
            return Exit.FAILED;
        }
    }
}
