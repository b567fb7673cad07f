package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.talk.Listener;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.access.Posted;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.JsonBody;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.query.Asking;
import io.benchmarkagent.web.query.QueryAsked;
import io.benchmarkagent.web.query.QueryBody;
import io.benchmarkagent.web.query.Replied;
import io.benchmarkagent.web.store.Away;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code POST /api/v1/conversations}, then questions to it, one after the other, that may go on from those before. */
@RestController
public final class ConversationsApi {
    static final String PATH = "/api/v1/conversations";

    private static final String EXAMPLE = "{\"run_id\": \"latest\"}, or {}";

    private final Asking asking;
    private final Talking talking;
    private final Conversations conversations;
    private final Holdings holdings;
    private final Away away;
    private final Clock clock;

    public ConversationsApi(
            Asking asking, Talking talking, Conversations conversations, Holdings holdings, Away away, Clock clock) {
        this.asking = asking;
        this.talking = talking;
        this.conversations = conversations;
        this.holdings = holdings;
        this.away = away;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/v1/conversations",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> begin(@RequestBody String body, HttpServletRequest request) {
        Optional<String> run =
                JsonBody.read(body, EXAMPLE).only("run_id").text("run_id").map(this::named);
        run.ifPresent(name -> Posted.about(request, name));
        Held held = kept(() -> conversations.begin(owner(), run));
        return ResponseEntity.created(URI.create(HeldJson.path(held)))
                .cacheControl(CacheControl.noStore())
                .body(HeldJson.of(held));
    }

    private String named(String wanted) {
        Stand stand = holdings.now();
        return stand.desk().name(holdings.run(stand, wanted));
    }

    private static String owner() {
        return Posted.by().orElse("");
    }

    private <T> T kept(Away.Keeping<T> keeping) {
        return away.unless("conversations", keeping);
    }

    @GetMapping(path = "/api/v1/conversations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> said(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(HeldJson.of(held(id, owner())));
    }

    private Held held(String id, String owner) {
        return kept(() -> conversations.find(id, owner)).orElseThrow(ConversationsApi::unknown);
    }

    /** Nor is it told whether somebody else has one. */
    private static Refusal unknown() {
        return new Refusal(Problem.unknown(
                "conversation",
                "no conversation of yours has this id, or it ended a day after its last question; begin one by POST "
                        + PATH));
    }

    @DeleteMapping("/api/v1/conversations/{id}")
    public ResponseEntity<Void> end(@PathVariable String id) {
        if (!kept(() -> conversations.end(id, owner()))) {
            throw unknown();
        }
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    @PostMapping(
            path = "/api/v1/conversations/{id}/messages",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<Object>> whole(
            @PathVariable String id, @RequestBody String body, HttpServletRequest request) {
        Message message = message(id, body, request);
        return asking.whole(request, () -> answer(message, Progress.SILENT));
    }

    @PostMapping(
            path = "/api/v1/conversations/{id}/messages",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public SseEmitter stream(@PathVariable String id, @RequestBody String body, HttpServletRequest request) {
        Message message = message(id, body, request);
        return asking.stream(request, progress -> answer(message, progress));
    }

    /** A question in a conversation of somebody's. */
    private record Message(String id, String owner, QueryAsked asked) {}

    /** Nobody is asked what looks like a secret: no answer can repeat it. */
    private Message message(String id, String body, HttpServletRequest request) {
        QueryAsked typed = QueryBody.read(body, false);
        Held held = held(id, owner());
        typed.run().or(() -> held.conversation().run()).ifPresent(run -> Posted.about(request, run));
        Question harmless = new Question(Redacted.text(typed.question().text()));
        return new Message(id, held.owner(), typed.asking(harmless));
    }

    /** It goes on from what was said when its turn comes. */
    private String answer(Message message, Progress progress) {
        Held held = held(message.id(), message.owner());
        Listener.Replied replied = talking.answer(message.asked(), held.conversation(), progress);
        Answer answer = Replied.answer(replied.reply());
        if (!Thread.currentThread().isInterrupted()) { // else whoever asked has left, and saw nothing of it
            keep(message, replied.meant(), answer);
        }
        return HeldJson.of(answer, replied.meant());
    }

    private void keep(Message message, String meant, Answer answer) {
        String asked = message.asked().question().text();
        Turn turn = Turn.of(clock.instant(), asked, meant, answer, "");
        kept(() -> {
            conversations.add(message.id(), message.owner(), turn);
            return turn;
        });
    }
}
