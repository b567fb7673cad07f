package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

class HttpFailureTest {
    private static final String PROMETHEUS = "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"too slow\"}";

    @Test
    void aDateToWaitForIsReadAgainstTheServersOwnClock() throws IOException {
        Response response = response(503, "")
                .header("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
                .header("Retry-After", "Thu, 01 Jan 2026 00:00:10 GMT")
                .build();

        assertThat(HttpFailure.of(response).serversWait()).contains(Duration.ofSeconds(10));
    }

    @Test
    void aDateWithoutTheServersClockOrAWordIsNoWait() throws IOException {
        assertThat(HttpFailure.of(response(503, "")
                                .header("Retry-After", "Thu, 01 Jan 2026 00:00:10 GMT")
                                .build())
                        .serversWait())
                .isEmpty();
        assertThat(HttpFailure.of(
                                response(503, "").header("Retry-After", "soon").build())
                        .serversWait())
                .isEmpty();
    }

    @Test
    void whatPrometheusRefusesIsToldFromWhatAProxyRefuses() throws IOException {
        assertThat(HttpFailure.of(response(503, PROMETHEUS).build()).reason()).isEqualTo(Reason.REFUSED);
        assertThat(HttpFailure.of(response(503, "<html>").build()).reason()).isEqualTo(Reason.BUSY);
        assertThat(HttpFailure.of(response(422, PROMETHEUS).build()).reason()).isEqualTo(Reason.REFUSED);
        assertThat(HttpFailure.of(response(404, "404 page not found").build()).reason())
                .isEqualTo(Reason.NOT_PROMETHEUS);
        assertThat(HttpFailure.of(response(403, PROMETHEUS).build()).reason()).isEqualTo(Reason.UNAUTHORIZED);
    }

    @Test
    void onlyWhatMayPassIsTriedAgain() throws IOException {
        assertThat(HttpFailure.of(response(429, "").build()).passing()).isTrue();
        assertThat(HttpFailure.of(response(500, PROMETHEUS).build()).passing()).isTrue();
        assertThat(HttpFailure.of(response(400, PROMETHEUS).build()).passing()).isFalse();
        assertThat(HttpFailure.of(response(404, "").build()).passing()).isFalse();
    }

    private static Response.Builder response(int code, String body) {
        return new Response.Builder()
                .request(new Request.Builder().url("http://127.0.0.1/").build())
                .protocol(Protocol.HTTP_1_1)
                .message("")
                .code(code)
                .body(ResponseBody.create(body, MediaType.get("text/plain")));
    }
}
