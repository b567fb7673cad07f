package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.fixtures.SlackServer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door with nobody behind it in a hurry. */
class SlackDoorTest {
    private static final String MENTION = "{\"type\": \"event_callback\", \"team_id\": \"T1\", \"event\": {\"type\":"
            + " \"app_mention\", \"channel\": \"C1\", \"user\": \"U1\", \"ts\": \"1.1\", \"text\": \"<@U0> how much cpu?\"}}";
    private static final Answering NOTHING =
            (typed, before, who) -> new Answering.Answered(typed, new Ask.Reply.Refused("no: " + typed), Set.of());

    private final SlackServer slack = new SlackServer();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long second = Clock.systemUTC().instant().getEpochSecond();

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void itIsAcknowledgedBeforeAnythingIsLookedUp() {
        SlackDoor door = door(NOTHING, waiting::add);
        String command = SlackServer.form(
                Map.of("command", "/benchmark", "text", "how much cpu?", "response_url", slack.responseUrl()));
        assertThat(hear(door, command).status()).isEqualTo(200);
        assertThat(slack.isQuiet()).isTrue();
        waiting.remove().run();
        SlackServer.Sent sent = slack.next();
        assertThat(sent.message().path("response_type").asString()).isEqualTo("ephemeral");
        assertThat(sent.message().at("/blocks/0/text/text").asString()).isEqualTo("no: how much cpu?");
    }

    @Test
    void whatFindsNoRoomIsAnsweredWhenSlackSendsItAgain() {
        Queue<Boolean> full = new ArrayDeque<>(List.of(true));
        SlackDoor door = door(NOTHING, question -> {
            if (full.poll() != null) {
                throw new RejectedExecutionException("ask again later");
            }
            question.run();
        });
        assertThat(hear(door, MENTION).status()).isEqualTo(503);
        assertThat(hear(door, MENTION).status()).isEqualTo(200);
        assertThat(slack.next().message().at("/blocks/0/text/text").asString()).isEqualTo("no: how much cpu?");
    }

    @Test
    void aCommandThatFindsNoRoomIsTold() {
        SlackDoor door = door(NOTHING, question -> {
            throw new RejectedExecutionException("256 questions wait already; ask again later");
        });
        assertThat(hear(door, SlackServer.form(Map.of("command", "/benchmark", "text", "cpu?")))
                        .body())
                .contains("256 questions wait already");
    }

    @Test
    void whatBreaksIsToldWithoutWhatItWas() {
        SlackDoor door = door(
                (typed, before, who) -> {
                    throw new IllegalStateException("secret of the inside");
                },
                Runnable::run);
        hear(door, MENTION);
        assertThat(slack.next().message().toString())
                .contains("this failed; the log")
                .doesNotContain("secret");
    }

    @Test
    void whoAsksIsNamedByIdsAlone() {
        List<String> named = new ArrayList<>();
        SlackDoor door = door(
                (typed, before, who) -> {
                    named.add(who);
                    return NOTHING.answer(typed, before, who);
                },
                Runnable::run);
        hear(door, MENTION);
        hear(
                door,
                SlackServer.form(Map.of(
                        "command", "/benchmark",
                        "text", "cpu?",
                        "team_id", "T1",
                        "user_id", "U2",
                        "user_name", "root",
                        "response_url", slack.responseUrl())));
        hear(door, MENTION.replace("U1", "U1 as root").replace("1.1", "1.2"));
        assertThat(named).containsExactly("slack:T1:U1", "slack:T1:U2", "slack:T1:unknown");
    }

    private SlackDoor door(Answering answering, Executor turns) {
        return new SlackDoor(
                SlackKeys.of(slack.environment()),
                answering,
                run -> List.of(),
                turns,
                Optional.empty(),
                Clock.systemUTC());
    }

    private SlackDoor.Reply hear(SlackDoor door, String body) {
        List<String> signed = Arrays.asList(SlackServer.signed(body, second++));
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("x-slack-request-timestamp", List.of(signed.get(1)));
        headers.put("x-slack-signature", List.of(signed.get(3)));
        return door.signed().hear(body, headers);
    }
}
