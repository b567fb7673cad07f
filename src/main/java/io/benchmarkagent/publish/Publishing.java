package io.benchmarkagent.publish;

import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.report.CommentMarkdown;
import io.benchmarkagent.report.CommentMarkdown.Beside;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.report.UnusableTemplate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Puts a report, or why there is none, where a wish says. */
public final class Publishing {
    private final Wish wish;
    private final List<Platform> platforms;
    private final Platform platform;
    private final CommentMarkdown comments;
    private final LongSupplier nanoTime;

    /** @param environment the CI's variables, with its tokens */
    public Publishing(
            Wish wish, Map<String, String> environment, Templates templates, Clock clock, LongSupplier nanoTime) {
        this.wish = wish;
        this.platforms = List.of(new GitHub(environment, clock), new GitLab(environment, clock));
        this.platform = platforms.stream()
                .filter(known -> known.word().equals(wish.platform()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown platform '" + wish.platform() + "'; known: " + String.join(", ", Wish.PLATFORMS)));
        this.comments = new CommentMarkdown(templates, platform.most() - Marker.room());
        this.nanoTime = nanoTime;
    }

    /** What an untrusted job may write down of the pull request that it is about, wherever that is; 0 for none. */
    public long number() {
        return platforms.stream()
                .mapToLong(Platform::number)
                .filter(number -> number > 0)
                .findFirst()
                .orElse(0);
    }

    /** The comment as the first of its pull request would be; empty where there is to be none. */
    public Optional<String> preview(Report report) throws NotPublished {
        try {
            return isWanted(report) ? Optional.of(comments.render(report, beside("", false))) : Optional.empty();
        } catch (UnusableTemplate own) {
            throw unusable(own);
        }
    }

    /** @return what was done, in words */
    public String report(Report report, Duration atMost) throws NotPublished {
        return report(report, false, OptionalLong.empty(), atMost);
    }

    /** @return what was done with what an untrusted job left, in words */
    public String left(Artifact.Left left, Duration atMost) throws NotPublished {
        try {
            return report(left.report(), true, left.claimed(), atMost);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw NotPublished.because("the artifact is no report that can be published (" + wrong.getMessage() + ")");
        }
    }

    /** @param line why there is no report */
    public String failed(String line, Duration atMost) throws NotPublished {
        return put(
                before -> new StickyComment.Text(
                        comments.failed(line, beside("", false)), before.orElseGet(Told::nothing)),
                wish.occasion() != Wish.Occasion.NEVER,
                OptionalLong.empty(),
                atMost);
    }

    /**
     * Marks the commit where that is wished.
     *
     * @return what was done, in words; empty where it is not
     */
    public Optional<String> mark(Report report, boolean unvouched, Duration atMost) throws NotPublished {
        try {
            if (wish.status() == Wish.Status.NONE) {
                return Optional.empty();
            }
            Mark mark = Mark.of(report, comments.render(report, beside("", unvouched)));
            return mark(unvouched ? mark.unvouched() : mark, unvouched, atMost);
        } catch (UnusableTemplate own) {
            throw unusable(own);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw NotPublished.because("the commit cannot be marked (" + wrong.getMessage() + ")");
        }
    }

    /** @param line why there is no report */
    public Optional<String> markFailed(String line, Duration atMost) throws NotPublished {
        return mark(Mark.broken(line, comments.failed(line, beside("", false))), false, atMost);
    }

    private Optional<String> mark(Mark mark, boolean unvouched, Duration atMost) throws NotPublished {
        if (wish.status() == Wish.Status.NONE) {
            return Optional.empty();
        }
        if (unvouched && wish.status() == Wish.Status.COMMIT) {
            throw NotPublished.because("a commit status cannot say that nobody vouches for it; give --status check");
        }
        Patience patience = new Patience(atMost, nanoTime);
        return Optional.of(patience.trying(() -> marked(platform.commit(patience), mark)));
    }

    private String marked(Commit commit, Mark mark) throws NotPublished {
        String context = "benchmark-agent/" + wish.benchmark();
        String address = beside("", false).address();
        if (wish.status() == Wish.Status.CHECK) {
            commit.check(context, mark, address);
        } else {
            commit.status(context, mark, address);
        }
        return "marked " + commit.name();
    }

    private String report(Report report, boolean unvouched, OptionalLong claimed, Duration atMost) throws NotPublished {
        Told told = Told.of(report.findings());
        return put(
                before -> {
                    String changed = before.map(told::since).orElse("");
                    return new StickyComment.Text(comments.render(report, beside(changed, unvouched)), told);
                },
                isWanted(report),
                claimed,
                atMost);
    }

    private boolean isWanted(Report report) {
        return switch (wish.occasion()) {
            case ALWAYS -> true;
            case ON_ALERT -> report.findings().headline().status() == Headline.Status.ALERT || isStopped(report);
            case NEVER -> false;
        };
    }

    private static boolean isStopped(Report report) {
        return report.gate()
                .filter(gate -> gate.is(GateReading.Status.FAILED) || gate.is(GateReading.Status.RERUN))
                .isPresent();
    }

    private Beside beside(String changed, boolean unvouched) {
        return new Beside(changed, unvouched, wish.address().isEmpty() ? platform.address() : wish.address());
    }

    private String put(
            Function<Optional<Told>, StickyComment.Text> text, boolean wanted, OptionalLong claimed, Duration atMost)
            throws NotPublished {
        if (wish.occasion() == Wish.Occasion.NEVER) {
            return "no comment, as asked";
        }
        Patience patience = new Patience(atMost, nanoTime);
        PullRequest pull = patience.trying(() -> platform.pullRequest(patience));
        if (claimed.isPresent() && claimed.getAsLong() != pull.number()) {
            throw NotPublished.because("the artifact says that it is about pull request " + claimed.getAsLong()
                    + ", and this job is about " + pull.name() + "; nothing is published");
        }
        StickyComment sticky = new StickyComment(pull, new Marker(wish.benchmark()));
        try {
            return patience.trying(() -> sticky.put(text, wanted));
        } catch (UnusableTemplate own) {
            throw unusable(own);
        }
    }

    private static NotPublished unusable(UnusableTemplate own) {
        return NotPublished.because(own.getMessage() + "; mend it in the folder of report.templates");
    }
}
