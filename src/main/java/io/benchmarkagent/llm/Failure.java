package io.benchmarkagent.llm;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why there is no answer, in one line. Nothing of the server's own words is passed on: they may echo the key or the prompt. */
final class Failure {
    private Failure() {}

    static String inWords(RuntimeException failure, LlmSettings settings) {
        String host = host(settings);
        Optional<HttpException> http = cause(failure, HttpException.class);
        if (http.isPresent()) {
            return status(http.get().statusCode(), host, settings);
        }
        if (cause(failure, TimeoutException.class).isPresent()) {
            return host + " did not answer within " + seconds(settings) + " s";
        }
        if (cause(failure, UncheckedIOException.class).isPresent()) {
            return host + " is out of reach, or broke off its answer";
        }
        if (cause(failure, ContentFilteredException.class).isPresent()) {
            return "the model declined to answer";
        }
        return host + " answered with something that is no chat completion";
    }

    private static String status(int code, String host, LlmSettings settings) {
        String model = "'" + settings.model() + "'";
        return switch (code) {
            case 401, 403 -> host + " refused the key (HTTP " + code + "); check " + LanguageModels.KEY;
            case 404 ->
                host + " knows no model " + model + " at this address (HTTP 404); check llm.model and "
                        + LanguageModels.BASE_URL;
            case 429 -> host + " is out of quota, or asked too often (HTTP 429)";
            default -> host + " answered HTTP " + code;
        };
    }

    private static String host(LlmSettings settings) {
        URI uri = URI.create(settings.baseUrl());
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
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
