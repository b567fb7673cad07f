package io.benchmarkagent.publish;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A secret of the environment, and the header that it goes into. Prints as nothing. */
final class Token {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String header;
    private final String prefix;
    private final String secret;

    private Token(String header, String prefix, String secret) {
        this.header = header;
        this.prefix = prefix;
        this.secret = secret;
    }

    /** Empty where the variable is not set. */
    static Optional<Token> of(Map<String, String> environment, String variable, String header, String prefix)
            throws NotPublished {
        String secret = environment.getOrDefault(variable, "").strip();
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        if (!PRINTABLE.matcher(secret).matches()) {
            throw NotPublished.because(variable + " holds a character that no header may carry; set it to a token");
        }
        return Optional.of(new Token(header, prefix, secret));
    }

    String header() {
        return header;
    }

    String value() {
        return prefix + secret;
    }

    /** What a server says may say what it was told. */
    String without(String text) {
        return text.replace(secret, "***");
    }

    @Override
    public String toString() {
        return "Token";
    }
}
