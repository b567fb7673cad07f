package io.benchmarkagent.slack;

import com.slack.api.RequestConfigurator;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.util.http.SlackHttpClient;
import io.benchmarkagent.names.BoundedDns;
import io.benchmarkagent.publish.NotPublished;
import io.benchmarkagent.publish.Patience;
import io.benchmarkagent.report.Inert;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** What goes to Slack: tried again while Slack is busy or broken, for as long as somebody may still wait for it. */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());
    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final Duration PING = Duration.ofSeconds(20);
    private static final String OPEN = "apps.connections.open";
    /** A picture that Slack still looks through is an invalid block, and a moment later none. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "invalid_blocks");

    private final SlackKeys keys;
    private final OkHttpClient client;
    private final Slack slack;
    private final MethodsClient methods;
    private final Uploads uploads;

    /** @param call how long one call may take */
    Outbox(SlackKeys keys, Duration call) {
        this.keys = keys;
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(keys.api().toString());
        config.setStatsEnabled(false);
        this.client = client(config, call);
        SlackHttpClient http = new SlackHttpClient(client);
        http.setConfig(config);
        this.slack = Slack.getInstance(config, http);
        this.methods = slack.methods(keys.token());
        this.uploads = new Uploads(keys, methods, client);
    }

    /** As Bolt makes it, with the proxy of the environment; a name that is not answered for is not waited for. */
    private static OkHttpClient client(SlackConfig config, Duration call) {
        return SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .dns(BoundedDns.within(call))
                .callTimeout(call)
                .build();
    }

    Slack slack() {
        return slack;
    }

    /** Whether Slack knows the tokens: empty if so. Asked once. */
    Optional<NotPublished> stranger() {
        try {
            asked("auth.test", () -> methods.authTest(request -> request));
            if (!keys.app().isEmpty()) {
                socket();
            }
            return Optional.empty();
        } catch (NotPublished failure) {
            return Optional.of(failure);
        }
    }

    /** Where Slack waits for one connection of ours. */
    String socket() throws NotPublished {
        String address =
                String.valueOf(asked(OPEN, () -> slack.methods(keys.app()).appsConnectionsOpen(request -> request))
                        .getUrl());
        if (!keys.isSlacksSocket(address)) {
            throw NotPublished.because("Slack's " + OPEN + " names a WebSocket that is not Slack's; check "
                    + SlackKeys.API + ", and the proxy");
        }
        return address;
    }

    /** A link that is cut is noticed by pings that nobody answers. */
    WebSocket opened(String address, WebSocketListener listener) {
        return client.newBuilder()
                .pingInterval(PING)
                .followRedirects(false)
                .build()
                .newWebSocket(new Request.Builder().url(address).build(), listener);
    }

    /**
     * With a picture where there is a chart and Slack takes it.
     *
     * @param thread the message that it is said below; empty for the channel itself
     */
    void post(String channel, Optional<String> thread, Letter letter) {
        if (!shown(channel, thread, letter)) {
            tried(() -> posted(channel, thread, letter));
        }
    }

    /** Whatever goes wrong with the picture, the message does not wait for it. */
    private boolean shown(String channel, Optional<String> thread, Letter letter) {
        try {
            Optional<Picture> picture = letter.chart().flatMap(Picture::of);
            if (picture.isEmpty()) {
                return false;
            }
            String file = uploads.upload(picture.get());
            Letter with = letter.with(Letters.image(file, picture.get().label()));
            new Patience(AT_MOST, System::nanoTime).trying(() -> posted(channel, thread, with));
            return true;
        } catch (NotPublished failure) {
            return lacking(String.valueOf(failure.getMessage()));
        } catch (RuntimeException | LinkageError | InternalError undrawn) { // no font, or no library that draws with it
            return lacking(undrawn.toString());
        }
    }

    private boolean lacking(String why) {
        LOG.warning("a report is told in Slack without its picture: " + keys.without(Inert.line(why)));
        return false;
    }

    private String posted(String channel, Optional<String> thread, Letter letter) throws NotPublished {
        RequestConfigurator<ChatPostMessageRequest.ChatPostMessageRequestBuilder> message =
                request -> request.channel(channel)
                        .threadTs(thread.orElse(null))
                        .text(letter.fallback())
                        .blocks(letter.blocks())
                        .parse("none")
                        .mrkdwn(false)
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false);
        asked("chat.postMessage", () -> methods.chatPostMessage(message));
        return "chat.postMessage";
    }

    /** @param address the {@code response_url} of the request that it answers */
    void respond(String address, Optional<String> thread, Letter letter) {
        if (!keys.isSlacks(address)) {
            LOG.warning("an answer was to go to an address that is not Slack's; it is not sent");
            return;
        }
        ActionResponse response = ActionResponse.builder()
                .responseType(letter.open() ? "in_channel" : "ephemeral")
                .replaceOriginal(false)
                .threadTs(thread.orElse(null))
                .text(letter.fallback())
                .blocks(letter.blocks())
                .build();
        tried(() -> responded(address, response));
    }

    private interface Sending {
        String send() throws NotPublished;
    }

    /** Nobody is told in Slack that Slack is not there: the log is. */
    private void tried(Sending sending) {
        try {
            new Patience(AT_MOST, System::nanoTime).trying(sending::send);
        } catch (NotPublished failure) {
            LOG.warning("not said in Slack: " + keys.without(String.valueOf(failure.getMessage())));
        }
    }

    interface Asking<T extends SlackApiTextResponse> {
        T ask() throws IOException, SlackApiException;
    }

    static <T extends SlackApiTextResponse> T asked(String method, Asking<T> asking) throws NotPublished {
        try {
            T answer = asking.ask();
            if (!answer.isOk()) {
                throw refused(method, String.valueOf(answer.getError()));
            }
            return answer;
        } catch (SlackApiException status) {
            throw failed(method, status.getResponse());
        } catch (IOException | com.google.gson.JsonParseException broken) {
            throw unreached(broken);
        }
    }

    private String responded(String address, ActionResponse letter) throws NotPublished {
        try (Response answer = slack.getHttpClient().postJsonBody(address, letter)) {
            if (!answer.isSuccessful()) {
                throw failed("response_url", answer);
            }
            return "response_url";
        } catch (IOException broken) {
            throw unreached(broken);
        }
    }

    private static NotPublished refused(String method, String error) {
        String line = "Slack refuses " + method + " (" + error.replaceAll("[^\\w:.-]", " ") + ")";
        return PASSING.contains(error)
                ? NotPublished.forNow(line, Optional.empty())
                : NotPublished.because(line + (method.equals(OPEN) ? mendOfApp(error) : mend(error)));
    }

    private static String mend(String error) {
        return switch (error) {
            case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
                "; install the app again and set " + SlackKeys.TOKEN;
            case "not_in_channel", "channel_not_found" -> "; invite the app to the channel";
            case "missing_scope" -> "; give the app the scopes of docs/slack.md and install it again";
            default -> "";
        };
    }

    private static String mendOfApp(String error) {
        return switch (error) {
            case "invalid_auth",
                    "not_authed",
                    "token_revoked",
                    "token_expired",
                    "not_allowed_token_type",
                    "missing_scope" ->
                "; make an app-level token (xapp-…) with the scope connections:write and set " + SlackKeys.APP;
            default -> "; see that Socket Mode is on in the settings of the app";
        };
    }

    static NotPublished failed(String what, Response answer) {
        String line = "Slack answers HTTP " + answer.code() + " to " + what;
        String pause = String.valueOf(answer.header("Retry-After", ""));
        return answer.code() == 429 || answer.code() >= 500
                ? NotPublished.forNow(
                        line,
                        pause.matches("\\d{1,6}")
                                ? Optional.of(Duration.ofSeconds(Long.parseLong(pause)))
                                : Optional.empty())
                : NotPublished.because(line);
    }

    static NotPublished unreached(Exception broken) {
        return NotPublished.forNow("Slack is out of reach (" + broken.getMessage() + ")", Optional.empty());
    }
}
