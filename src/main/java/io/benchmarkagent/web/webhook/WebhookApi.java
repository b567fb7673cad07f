package io.benchmarkagent.web.webhook;

import io.benchmarkagent.web.access.Occasionally;
import io.benchmarkagent.web.access.PostLog;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.JsonBody;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.report.Task;
import io.benchmarkagent.web.report.Tasks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/webhooks/run-finished}: the report of a run is made. What tells deliveries apart is in the body, which is signed:
 * whoever sends one again gets the same task.
 */
@RestController
public final class WebhookApi {
    /** Whoever asks here shows no token: the signature says who it is, and is looked at here. */
    public static final String PATH = "/api/v1/webhooks/run-finished";

    private static final String WHO = "webhook";
    private static final String EXAMPLE = "{\"run_id\": \"latest\", \"delivery_id\": \"build-4711\"}";
    private static final int LONGEST_ID = 200;

    private final WebhookSecret secret;
    private final Holdings holdings;
    private final Tasks tasks;
    private final PostLog log;
    private final Occasionally warnings;

    public WebhookApi(WebhookSecret secret, Holdings holdings, Tasks tasks, PostLog log, Occasionally warnings) {
        this.secret = secret;
        this.holdings = holdings;
        this.tasks = tasks;
        this.log = log;
        this.warnings = warnings;
    }

    @PostMapping(
            path = "/api/v1/webhooks/run-finished",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> finished(
            @RequestBody byte[] body,
            @RequestHeader(name = "X-Hub-Signature-256", defaultValue = "") String signature) {
        if (!secret.signed(body, signature)) {
            throw new Refusal(Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "unsigned-request",
                    "X-Hub-Signature-256 is not 'sha256=' and the HMAC-SHA256 of this body with the secret that the"
                            + " service knows"));
        }
        JsonBody read =
                JsonBody.read(new String(body, StandardCharsets.UTF_8), EXAMPLE).only("run_id", "delivery_id");
        String delivery = read.text("delivery_id")
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                .orElseThrow(() -> new Refusal(Problem.unreadable(
                        "'delivery_id' is missing, or has not 1 to " + LONGEST_ID + " characters; send " + EXAMPLE)));
        Stand stand = holdings.now();
        String run = stand.desk().name(holdings.run(stand, read.text("run_id").orElse("latest")));
        Task task = tasks.ask(run, WHO, Optional.of(delivery));
        written(run);
        return ResponseEntity.accepted()
                .location(URI.create(task.path()))
                .cacheControl(CacheControl.noStore())
                .body(task.json());
    }

    private void written(String run) {
        try {
            log.add(Optional.of(WHO), "POST " + PATH, run, HttpStatus.ACCEPTED.value());
        } catch (IOException unwritten) {
            warnings.warn("requests are not in the audit log: " + unwritten.getMessage());
        }
    }
}
