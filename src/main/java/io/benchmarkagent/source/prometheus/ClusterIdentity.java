package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which cluster answers at an address, so that one that was made anew there never gets the answers of the one before. Told by when the
 * server itself began ({@code status/runtimeinfo}, to the nanosecond); what stands for many servers and has no such endpoint is told by
 * when the cluster's own namespace was made ({@code kube_namespace_created}). One small request, and for {@link #CURRENT} no other: a
 * question asks some forty ranges at once. A server that was only restarted is taken for another one, which costs a question.
 */
final class ClusterIdentity {
    private static final Duration CURRENT = Duration.ofSeconds(5);
    private static final String MADE = "kube_namespace_created{namespace=\"kube-system\"}";
    /** After these the range would not be answered either. */
    private static final Set<Reason> ENDS =
            EnumSet.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.OUT_OF_TIME, Reason.NOT_KEPT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<Instant> now;
    private Optional<Told> last = Optional.empty();

    /** @param now by the clock of who asks */
    ClusterIdentity(Supplier<Instant> now) {
        this.now = now;
    }

    private record Told(Optional<String> cluster, Instant at) {}

    /** Empty where nobody tells; a server that is out of reach is not asked twice, and says so. */
    synchronized Optional<String> of(PrometheusClient client) throws Unanswered, InterruptedException, IOException {
        Instant moment = now.get();
        Optional<Told> current = last.filter(told -> told.at().plus(CURRENT).isAfter(moment));
        if (current.isPresent()) {
            return current.get().cluster();
        }
        Optional<String> began = text(client, "status/runtimeinfo", Map.of(), "/data/startTime");
        Optional<String> cluster = began.isPresent()
                ? began
                : text(client, "query", Map.of("query", MADE, "time", moment.toString()), "/data/result/0/value/1");
        last = Optional.of(new Told(cluster, moment));
        return cluster;
    }

    private static Optional<String> text(
            PrometheusClient client, String endpoint, Map<String, String> parameters, String at)
            throws Unanswered, InterruptedException, IOException {
        try (Body body = Body.empty()) {
            client.get(endpoint, parameters, body);
            return at(body, at);
        } catch (Unanswered e) {
            if (ENDS.contains(e.reason())) {
                throw e;
            }
            return Optional.empty(); // who may ask for ranges may still not be told this
        }
    }

    private static Optional<String> at(Body body, String at) throws IOException {
        try (InputStream in = body.read()) {
            return Optional.of(JSON.readTree(in).at(at).asString("")).filter(text -> !text.isBlank());
        } catch (JacksonException noAnswerOfPrometheus) {
            return Optional.empty();
        }
    }
}
