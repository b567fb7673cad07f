package io.benchmarkagent.publish;

import io.benchmarkagent.report.CommentMarkdown;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is to be published where.
 *
 * @param platform by its word
 * @param occasion when there is to be a comment
 * @param benchmark what tells its comment from those of other benchmarks on the same pull request
 * @param address of the whole report, where it is known better than from the CI's variables; else empty
 * @param status how the commit is marked, beside the comment
 */
public record Wish(String platform, Occasion occasion, String benchmark, String address, Status status) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.]{0,39}(?:-[A-Za-z0-9_.]{1,39}){0,9}");

    /** The platforms by their words, in the order in which they are named. */
    public static final List<String> PLATFORMS = List.of("github", "gitlab");

    /** How the commit is marked. */
    public enum Status {
        NONE,
        COMMIT,
        /** As a check run with annotations; only GitHub has those. */
        CHECK
    }

    /** Without a mark on the commit. */
    public Wish(String platform, Occasion occasion, String benchmark, String address) {
        this(platform, occasion, benchmark, address, Status.NONE);
    }

    /** When there is to be a comment. */
    public enum Occasion {
        ALWAYS,
        /** Only where something is wrong; one that is there is brought up to date all the same. */
        ON_ALERT,
        NEVER
    }

    /** @throws IllegalArgumentException for a name or an address that could not stand in a comment */
    public Wish {
        if (!NAME.matcher(benchmark).matches()) {
            throw new IllegalArgumentException(
                    "--benchmark '" + benchmark + "' is no name; give letters, digits, dots and single hyphens");
        }
        if (status == Status.CHECK && !platform.equals("github")) {
            throw new IllegalArgumentException("--status check: check runs are GitHub's; give --status commit");
        }
        if (!address.isEmpty() && !CommentMarkdown.isAddress(address)) {
            throw new IllegalArgumentException(
                    "--report-url '" + address + "' is no address; give one that begins with https://");
        }
    }
}
