package io.benchmarkagent.slack;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Slack knows us by, from the environment alone. Prints as nothing. */
public final class SlackKeys {
    static final String SECRET = "SLACK_SIGNING_SECRET";
    static final String TOKEN = "SLACK_BOT_TOKEN";
    static final String CHANNEL = "SLACK_CHANNEL";
    static final String API = "SLACK_API_URL";
    private static final String STANDARD = "https://slack.com/api/";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(?::\\d{1,5})?(?:/[\\w./-]*)?");

    private final String secret;
    private final String token;
    private final String channel;
    private final URI api;

    private SlackKeys(String secret, String token, String channel, URI api) {
        this.secret = secret;
        this.token = token;
        this.channel = channel;
        this.api = api;
    }

    /** Whether anybody set one of them. */
    public static boolean areGiven(Map<String, String> environment) {
        return Stream.of(SECRET, TOKEN)
                .anyMatch(name -> !value(environment, name).isEmpty());
    }

    /** What is wrong with those that are given, and the mend, in one line. */
    public static Optional<String> mistake(Map<String, String> environment) {
        if (!areGiven(environment)) {
            return Optional.empty();
        }
        Optional<String> missing = Stream.of(SECRET, TOKEN)
                .filter(name -> !PRINTABLE.matcher(value(environment, name)).matches())
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of(missing.get() + " is not set, or holds a blank; Slack needs both " + SECRET + " and "
                    + TOKEN + ", or neither for none (see docs/slack.md)");
        }
        return ADDRESS.matcher(api(environment)).matches()
                ? Optional.empty()
                : Optional.of(API + " is no address of Slack's API; unset it, or give one such as "
                        + "https://slack-gov.com/api/");
    }

    /** Of an environment without a mistake. */
    public static SlackKeys of(Map<String, String> environment) {
        String api = api(environment);
        return new SlackKeys(
                value(environment, SECRET),
                value(environment, TOKEN),
                value(environment, CHANNEL),
                URI.create(api.endsWith("/") ? api : api + "/"));
    }

    private static String api(Map<String, String> environment) {
        String given = value(environment, API);
        return given.isEmpty() ? STANDARD : given;
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    String secret() {
        return secret;
    }

    String token() {
        return token;
    }

    /** Where reports are told; empty for nowhere. */
    Optional<String> channel() {
        return channel.isEmpty() ? Optional.empty() : Optional.of(channel);
    }

    URI api() {
        return api;
    }

    /** Whether an answer may go there: a request that is signed names it, and still nobody else's host is called. */
    boolean isSlacks(String address) {
        if (!address.matches("https?://[\\x21-\\x7e]+")) {
            return false;
        }
        try {
            URI uri = new URI(address);
            boolean same = api.getScheme().equals(uri.getScheme()) && uri.getUserInfo() == null;
            return same
                    && (api.getAuthority().equals(uri.getAuthority())
                            || ("hooks." + api.getHost()).equals(uri.getAuthority()));
        } catch (java.net.URISyntaxException wrong) {
            return false;
        }
    }

    /** What a server says may say what it was told. */
    String without(String text) {
        return text.replace(token, "***").replace(secret, "***");
    }

    @Override
    public String toString() {
        return "SlackKeys";
    }
}
