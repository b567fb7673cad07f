package io.benchmarkagent.cli;

import io.benchmarkagent.ask.shown.TextTable;
import java.util.List;

/** Tokens as a table. */
public final class TokensPrinter {
    private final Terminal terminal;

    public TokensPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * One token.
     *
     * @param state "holds", or since when it does not
     */
    public record Row(String id, String name, String scopes, String created, String expires, String state) {}

    public void print(List<Row> rows) {
        if (rows.isEmpty()) {
            terminal.tell("there is no token; make one with 'benchmark-agent tokens create'");
            return;
        }
        TextTable table = new TextTable("ID", "NAME", "SCOPES", "CREATED", "EXPIRES", "STATE");
        rows.forEach(row ->
                table.add(List.of(row.id(), row.name(), row.scopes(), row.created(), row.expires(), row.state())));
        terminal.out().print(table.render());
    }
}
