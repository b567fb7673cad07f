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
    static final String APP = "SLACK_APP_TOKEN";
    static final String CHANNEL = "SLACK_CHANNEL";
    static final String API = "SLACK_API_URL";
    private static final String STANDARD = "https://slack.com/api/";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(?::\\d{1,5})?(?:/[\\w./-]*)?");

    private final String secret;
    private final String token;
    private final String app;
    private final String channel;
    private final URI api;

    private SlackKeys(String secret, String token, String app, String channel, URI api) {
        this.secret = secret;
        this.token = token;
        this.app = app;
        this.channel = channel;
        this.api = api;
    }

    /** Whether anybody set one of them. */
    public static boolean areGiven(Map<String, String> environment) {
        return Stream.of(SECRET, TOKEN, APP).anyMatch(name -> isGiven(environment, name));
    }

    /** Whether Slack is heard over a WebSocket that we open; otherwise it calls us. */
    public static boolean areForSocket(Map<String, String> environment) {
        return isGiven(environment, APP);
    }

    private static boolean isGiven(Map<String, String> environment, String name) {
        return !value(environment, name).isEmpty();
    }

    /** What is wrong with those that are given, and the mend, in one line. */
    public static Optional<String> mistake(Map<String, String> environment) {
        if (!areGiven(environment)) {
            return Optional.empty();
        }
        if (isGiven(environment, SECRET) && isGiven(environment, APP)) {
            return Optional.of(SECRET + " and " + APP + " are both set; unset " + SECRET + " for socket mode, or " + APP
                    + " for requests over HTTP (see docs/slack.md)");
        }
        String heard = areForSocket(environment) ? APP : SECRET;
        Optional<String> missing = Stream.of(heard, TOKEN)
                .filter(name -> !PRINTABLE.matcher(value(environment, name)).matches())
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of(missing.get() + " is not set, or holds a blank; Slack needs " + TOKEN + " and one of "
                    + SECRET + " and " + APP + ", or none of them for no Slack (see docs/slack.md)");
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
                value(environment, APP),
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

    /** "" where Slack is heard over a WebSocket. */
    String secret() {
        return secret;
    }

    String token() {
        return token;
    }

    /** "" where Slack calls us. */
    String app() {
        return app;
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
        return isSlacks(address, "hooks.");
    }

    /** Whether a picture may be sent there: an answer of Slack's API names it, and still nobody else's host is called. */
    boolean isSlacksForFiles(String address) {
        return isSlacks(address, "files.");
    }

    private boolean isSlacks(String address, String below) {
        if (!address.matches("https?://[\\x21-\\x7e]+")) {
            return false;
        }
        try {
            URI uri = new URI(address);
            boolean same = api.getScheme().equals(uri.getScheme()) && uri.getUserInfo() == null;
            return same
                    && (api.getAuthority().equals(uri.getAuthority())
                            || (below + api.getHost()).equals(uri.getAuthority()));
        } catch (java.net.URISyntaxException wrong) {
            return false;
        }
    }

    /** Whether a WebSocket may be opened there: none in the clear, where the API is not, and nobody else's. */
    boolean isSlacksSocket(String address) {
        try {
            URI uri = new URI(address);
            String host = String.valueOf(uri.getHost());
            String scheme = api.getScheme().equals("https") ? "wss" : "ws";
            return scheme.equals(uri.getScheme())
                    && uri.getUserInfo() == null
                    && (host.equals(api.getHost()) || host.endsWith("." + api.getHost()));
        } catch (java.net.URISyntaxException wrong) {
            return false;
        }
    }

    /** What a server says may say what it was told. */
    String without(String text) {
        return Stream.of(token, secret, app)
                .filter(key -> !key.isEmpty())
                .reduce(text, (said, key) -> said.replace(key, "***"));
    }

    @Override
    public String toString() {
        return "SlackKeys";
    }
}
