package io.benchmarkagent.cli;

import io.benchmarkagent.publish.Wish;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about the comment on a pull request. */
public final class CommentOptions {

    static final List<String> NAMES = List.of("--comment", "--status", "--benchmark", "--report-url");

    /** When there is to be one. */
    enum Occasion {
        always,
        on_alert,
        never;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    @Option(
            names = "--comment",
            defaultValue = "always",
            description = "when there is to be a comment: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; one that"
                    + " is there is kept up to date with on-alert, too)")
    Occasion occasion = Occasion.always;

    /** How the commit is marked. */
    enum Status {
        none,
        commit,
        check
    }

    @Option(
            names = "--status",
            defaultValue = "none",
            description = "also mark the commit with what the gate said: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}; check is a check run with annotations, of GitHub)")
    Status status = Status.none;

    @Option(
            names = "--benchmark",
            paramLabel = "NAME",
            defaultValue = "benchmark",
            description = "one comment for each name on a pull request (default: ${DEFAULT-VALUE})")
    String benchmark = "benchmark";

    @Option(
            names = "--report-url",
            paramLabel = "URL",
            defaultValue = "",
            description = "where the whole report can be seen (default: the page of the CI's run)")
    String address = "";

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** A name or an address that cannot be is a mistake of the command line. */
    PublishAsked asked(String platform, Optional<Path> from, boolean toFile, GateFiles files) {
        try {
            Wish.Occasion when = Wish.Occasion.valueOf(occasion.name().toUpperCase(Locale.ROOT));
            Wish.Status mark = Wish.Status.valueOf(status.name().toUpperCase(Locale.ROOT));
            return new PublishAsked(new Wish(platform, when, benchmark, address, mark), from, toFile, files);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
