package io.benchmarkagent.web.measure;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a Prometheus scrapes, under the name that Spring Boot gave it; where callers show tokens, it shows one as well. */
@RestController
public final class MetricsApi {
    private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

    private final Meters meters;

    public MetricsApi(Meters meters) {
        this.meters = meters;
    }

    @GetMapping("/actuator/prometheus")
    public ResponseEntity<String> told() {
        return ResponseEntity.ok()
                .header("Content-Type", TEXT)
                .cacheControl(CacheControl.noStore())
                .body(meters.told());
    }
}
