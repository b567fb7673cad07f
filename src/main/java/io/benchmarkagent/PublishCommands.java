package io.benchmarkagent;

import io.benchmarkagent.cli.PublishAsked;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.cli.Version;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.publish.Artifact;
import io.benchmarkagent.publish.NotPublished;
import io.benchmarkagent.publish.Publishing;
import io.benchmarkagent.publish.StepSummary;
import io.benchmarkagent.report.Renderings;
import io.benchmarkagent.report.ReportSettings;
import io.benchmarkagent.report.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What becomes of a report in a pull request. Loaded only where somebody asks for that. */
record PublishCommands(Variables variables, Terminal terminal, Clock clock) {
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    /** After a report was written, or refused: whatever fails here is a line, and the exit code stays what it was. */
    void after(
            List<Outcome> outcomes,
            PublishAsked asked,
            Optional<Duration> left,
            Renderings renderings,
            ReportSettings own) {
        Publishing publishing = publishing(asked, Templates.of(own));
        outcomes.forEach(outcome -> {
            publish(outcome, asked.toFile(), publishing, within(left), renderings);
            if (!asked.toFile()) {
                mark(outcome, publishing, within(left));
            }
        });
    }

    /**
     * What another job left, by the templates of the jar: no setting is read, since where an artifact was unpacked a settings file may be
     * its writer's.
     */
    int from(PublishAsked asked) {
        try {
            Artifact.Left left = new Artifact(asked.from().orElseThrow()).read(Version.number(), clock.instant());
            int written = asked.files().write(left.report(), terminal);
            Publishing publishing = publishing(asked, Templates.packed());
            terminal.out().println(publishing.left(left, AT_MOST));
            publishing.mark(left.report(), true, AT_MOST).ifPresent(terminal.out()::println);
            return written;
        } catch (NotPublished failure) {
            terminal.tell("not published: " + failure.getMessage());
            return Exit.FAILED;
        }
    }

    private void publish(
            Outcome outcome, boolean toFile, Publishing publishing, Duration atMost, Renderings renderings) {
        try {
            if (toFile) {
                leave(outcome, publishing);
            } else {
                terminal.tell(told(outcome, publishing, atMost));
            }
            summarize(outcome, "", renderings);
        } catch (NotPublished failure) {
            terminal.tell("not published: " + failure.getMessage());
            summarize(outcome, String.valueOf(failure.getMessage()), renderings);
        }
    }

    /** Whatever became of the comment. */
    private void mark(Outcome outcome, Publishing publishing, Duration atMost) {
        try {
            Optional<String> marked = outcome instanceof Outcome.Reported reported
                    ? publishing.mark(reported.report(), false, atMost)
                    : publishing.markFailed(((Outcome.Refused) outcome).line(), atMost);
            marked.ifPresent(terminal::tell);
        } catch (NotPublished failure) {
            terminal.tell("commit not marked: " + failure.getMessage());
        }
    }

    private static String told(Outcome outcome, Publishing publishing, Duration atMost) throws NotPublished {
        return outcome instanceof Outcome.Reported reported
                ? publishing.report(reported.report(), atMost)
                : publishing.failed(((Outcome.Refused) outcome).line(), atMost);
    }

    /** A report that is not there leaves nothing: the trusted job finds no findings.json, and says so. */
    private void leave(Outcome outcome, Publishing publishing) throws NotPublished {
        if (!(outcome instanceof Outcome.Reported reported)) {
            return;
        }
        try {
            new Artifact(reported.folder()).write(publishing.preview(reported.report()), publishing.number());
        } catch (NotWritten failure) {
            terminal.tell("not published: " + failure.file() + " cannot be written (" + failure.reason() + ")");
        }
    }

    private void summarize(Outcome outcome, String problem, Renderings renderings) {
        try {
            StepSummary.add(summary(outcome, renderings) + StepSummary.note(problem), variables.all());
        } catch (NotPublished failure) {
            terminal.tell("not published: " + failure.getMessage());
        }
    }

    private static String summary(Outcome outcome, Renderings renderings) {
        return outcome instanceof Outcome.Reported reported
                ? renderings.endingIn(".md").render(reported.report())
                : StepSummary.note(((Outcome.Refused) outcome).line());
    }

    private Publishing publishing(PublishAsked asked, Templates templates) {
        return new Publishing(asked.wish(), variables.all(), templates, clock, System::nanoTime);
    }

    private static Duration within(Optional<Duration> left) {
        return left.filter(some -> some.compareTo(AT_MOST) < 0).orElse(AT_MOST);
    }
}
