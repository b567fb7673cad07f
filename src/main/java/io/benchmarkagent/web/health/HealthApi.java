package io.benchmarkagent.web.health;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What whoever runs the service asks every few seconds, under the names that Spring Boot gave them. */
@RestController
public final class HealthApi {
    /** Open to whoever reaches the address: a probe shows no token, and what it is told is one word. */
    public static final List<String> PATHS =
            List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    private final Readiness readiness;

    public HealthApi(Readiness readiness) {
        this.readiness = readiness;
    }

    /** Whoever gets no answer here for long is to start it again; what it depends on would not come back by that. */
    @GetMapping(path = "/actuator/health/liveness", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> lives() {
        return answer(HttpStatus.OK, "UP");
    }

    @GetMapping(
            path = {"/actuator/health", "/actuator/health/readiness"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> isReady() {
        return readiness.isReady()
                ? answer(HttpStatus.OK, "UP")
                : answer(HttpStatus.SERVICE_UNAVAILABLE, "OUT_OF_SERVICE");
    }

    private static ResponseEntity<String> answer(HttpStatus status, String word) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body("{\"status\":\"" + word + "\"}");
    }
}
