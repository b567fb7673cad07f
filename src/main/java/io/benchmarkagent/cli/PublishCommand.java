package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code publish}: what another job left, as a comment. */
@Command(
        name = "publish",
        description = "Comment on a pull request with the report that another job left: the second step for forks.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The folder counts as untrusted: only its findings.json is read, and rendered anew. Which pull request it is",
            "about is what this job's own environment says; a folder that says otherwise is refused.",
            "",
            "Exit codes: 0 done, also when there was nothing to say; 1 not published; 2 wrong usage.",
            "",
            "Examples:",
            "  benchmark-agent publish --from reports --to github"
        })
public final class PublishCommand implements Callable<Integer> {

    /** Whose pull requests. */
    enum Platform {
        github,
        gitlab
    }

    @Option(
            names = "--from",
            paramLabel = "DIR",
            required = true,
            description = "the folder of a report, or one that holds a single such folder")
    Path from = Path.of("reports");

    @Option(names = "--to", required = true, description = "where the pull request is: ${COMPLETION-CANDIDATES}")
    Platform to = Platform.github;

    @Mixin
    GateFiles files = new GateFiles();

    @Mixin
    CommentOptions comment = new CommentOptions();

    private final Answering<PublishAsked> answering;

    public PublishCommand(Answering<PublishAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(comment.asked(to.name(), Optional.of(from), false, files));
    }
}
