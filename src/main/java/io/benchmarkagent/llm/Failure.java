package io.benchmarkagent.llm;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why there is no answer, in one line. Nothing of the server's own words is passed on: they may echo the key or the prompt. */
final class Failure {
    /** For so long nobody need ask again who was told no for good: somebody has to mend something first. */
    static final Duration LONG = Duration.ofMinutes(5);

    private static final String DECLINED = "the model declined to answer";

    private Failure() {}

    /** @param sent whether a prompt went out that no answer came of */
    static Answer.Refused of(RuntimeException failure, LlmSettings settings, boolean sent, Optional<Duration> pause) {
        String host = settings.host();
        Optional<HttpException> http = cause(failure, HttpException.class);
        if (http.isPresent()) {
            int code = http.get().statusCode();
            return isFiltered(http.get())
                    ? refused(DECLINED)
                    : refused(status(code, host, settings, pause)).resting(rest(code, pause, settings.timeout()));
        }
        if (cause(failure, Stopped.class).isPresent()) {
            return new Answer.Refused("the question was given up", sent ? Answer.Cause.STOPPED : Answer.Cause.LEFT);
        }
        if (cause(failure, TimeoutException.class).isPresent()) {
            String within = " within " + seconds(settings) + " s";
            return sent
                    ? lost(host + " did not answer" + within)
                    : unreached(host + " is out of reach: there was no connection" + within);
        }
        if (cause(failure, UncheckedIOException.class).isPresent()) {
            return sent
                    ? lost(host + " is out of reach, or broke off its answer")
                    : unreached(host + " is out of reach");
        }
        if (cause(failure, ContentFilteredException.class).isPresent()) {
            return refused(DECLINED);
        }
        return lost(host + " answered with something that is no chat completion");
    }

    private static Answer.Refused refused(String why) {
        return new Answer.Refused(why, Answer.Cause.UNANSWERED);
    }

    private static Answer.Refused unreached(String why) {
        return new Answer.Refused(why, Answer.Cause.UNREACHED);
    }

    private static Answer.Refused lost(String why) {
        return new Answer.Refused(why, Answer.Cause.LOST);
    }

    /** Azure's filter speaks up as a bad request. */
    private static boolean isFiltered(HttpException http) {
        return http.statusCode() == 400 && String.valueOf(http.getMessage()).contains("\"content_filter\"");
    }

    private static String status(int code, String host, LlmSettings settings, Optional<Duration> pause) {
        String model = "'" + settings.model() + "'";
        return switch (code) {
            case 401, 403 ->
                host + " refused the key (HTTP " + code + "); check "
                        + settings.provider().key();
            case 404 ->
                host + " knows no model " + model + " at this address (HTTP 404); check llm.model and "
                        + settings.provider().baseUrlVariable().orElse("llm.base-url");
            case 429 -> host + " is out of quota, or asked too often (HTTP 429)" + again(pause);
            case 529 -> host + " is overloaded (HTTP 529)" + again(pause);
            default -> host + " answered HTTP " + code + again(pause);
        };
    }

    /** A pause that leaves as much time again within the patience is no rest: a call waits for it. */
    private static Optional<Duration> rest(int code, Optional<Duration> pause, Duration patience) {
        return code == 401 || code == 403 || code == 404
                ? Optional.of(LONG)
                : pause.filter(asked -> asked.multipliedBy(2).compareTo(patience) > 0);
    }

    private static String again(Optional<Duration> pause) {
        return pause.filter(asked -> asked.toSeconds() > 0)
                .map(asked -> "; it may be asked again in " + asked.toSeconds() + " s")
                .orElse("");
    }

    private static String seconds(LlmSettings settings) {
        double seconds = Math.round(settings.timeout().toMillis() / 100.0) / 10.0;
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
