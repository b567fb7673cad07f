package io.benchmarkagent.publish;

import io.benchmarkagent.report.CommentMarkdown;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The one comment of a benchmark on a pull request: found again, and written over. */
final class StickyComment {
    private final PullRequest on;
    private final Marker marker;

    StickyComment(PullRequest on, Marker marker) {
        this.on = on;
        this.marker = marker;
    }

    /** What a comment says, and what the next is to know of it. */
    record Text(String markdown, Told told) {}

    /**
     * One attempt, which begins with what is there now.
     *
     * @param text by what the one that is there told
     * @param wanted whether there is to be one where there is none
     * @return what was done, in words
     */
    String put(Function<Optional<Told>, Text> text, boolean wanted) throws NotPublished {
        List<Posted> ours = ours();
        Optional<Told> before = ours.stream().findFirst().flatMap(oldest -> marker.told(oldest.body()));
        Text now = text.apply(before);
        String body = now.markdown() + "\n" + marker.line(now.told());
        if (!ours.isEmpty()) {
            return settled(ours, body);
        }
        if (!wanted) {
            return "nothing to say on " + on.name() + ", so no comment";
        }
        on.create(body);
        List<Posted> there = ours();
        return there.size() > 1 ? settled(there, body) : "commented on " + on.name() + at(there);
    }

    /** The oldest is written over; the others go, since each of two publishers may have made one. */
    private String settled(List<Posted> ours, String body) throws NotPublished {
        boolean same = sameText(ours.get(0).body(), body);
        if (!same) {
            replace(ours.get(0).id(), body);
        }
        for (Posted other : ours.subList(1, ours.size())) {
            remove(other);
        }
        return (same ? "the comment on " + on.name() + " says this already" : "updated the comment on " + on.name())
                + (ours.size() > 1 ? "; there were " + ours.size() + " of ours, the oldest is kept" : "")
                + at(ours);
    }

    /** ": https://…", where the platform says it of the oldest; what is no plain address is not repeated. */
    private static String at(List<Posted> ours) {
        return ours.stream()
                .findFirst()
                .map(Posted::address)
                .filter(CommentMarkdown::isAddress)
                .map(address -> ": " + address)
                .orElse("");
    }

    private List<Posted> ours() throws NotPublished {
        return on.ours().stream().filter(posted -> marker.isIn(posted.body())).toList();
    }

    /** Somebody took it away just now: the next attempt finds none. */
    private void replace(long id, String body) throws NotPublished {
        try {
            on.replace(id, body);
        } catch (NotPublished refused) {
            throw refused.isOf(404) ? NotPublished.forNow(refused.line(), Optional.empty()) : refused;
        }
    }

    private void remove(Posted other) throws NotPublished {
        try {
            on.delete(other.id());
        } catch (NotPublished refused) {
            if (!refused.isOf(404)) {
                throw refused;
            }
        }
    }

    private static boolean sameText(String one, String other) {
        return one.replace("\r\n", "\n").strip().equals(other.strip());
    }
}
