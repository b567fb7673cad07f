package io.benchmarkagent.web.store;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;

/**
 * What a request is told while what is kept cannot be reached; the log is told why.
 *
 * @param warn told the same again and again
 */
public record Away(Consumer<String> warn) {
    private static final Duration SOON = Duration.ofSeconds(2);

    /** What is looked up or written. */
    @FunctionalInterface
    public interface Keeping<T> {
        T done() throws IOException;
    }

    /**
     * @param what cannot be reached otherwise, such as "conversations"
     * @throws Refusal where it cannot be done
     */
    public <T> T unless(String what, Keeping<T> keeping) {
        try {
            return keeping.done();
        } catch (IOException unreachable) {
            warn.accept(what + " cannot be looked up or kept: " + unreachable.getMessage());
            throw new Refusal(new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "database-unavailable",
                    what + " cannot be looked up or kept just now; the log of the service says why, ask again soon",
                    Optional.of(SOON)));
        }
    }
}
