package io.benchmarkagent.llm;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why there is no answer, in one line. Nothing of the server's own words is passed on: they may echo the key or the prompt. */
final class Failure {
    private static final String DECLINED = "the model declined to answer";

    private Failure() {}

    static Answer.Refused of(RuntimeException failure, LlmSettings settings, Optional<Duration> pause) {
        String host = settings.host();
        Optional<HttpException> http = cause(failure, HttpException.class);
        if (http.isPresent()) {
            int code = http.get().statusCode();
            return refused(isFiltered(http.get()) ? DECLINED : status(code, host, settings, pause));
        }
        if (cause(failure, TimeoutException.class).isPresent()) {
            return lost(host + " did not answer within " + seconds(settings) + " s");
        }
        if (cause(failure, ConnectException.class).isPresent()
                || cause(failure, UnknownHostException.class).isPresent()) {
            return refused(host + " is out of reach");
        }
        if (cause(failure, UncheckedIOException.class).isPresent()) {
            return lost(host + " is out of reach, or broke off its answer");
        }
        if (cause(failure, ContentFilteredException.class).isPresent()) {
            return refused(DECLINED);
        }
        return lost(host + " answered with something that is no chat completion");
    }

    private static Answer.Refused refused(String why) {
        return new Answer.Refused(why, Answer.Cause.UNANSWERED);
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
