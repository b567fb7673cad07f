package io.benchmarkagent.ask.tool.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an expression's numbers beside them. */
class ExpressionWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BYTES            | container_memory_working_set_bytes{namespace="default"}
                    BYTES            | sum by(pod) (container_memory_working_set_bytes{namespace="default"})
                    BYTES            | topk(3, max_over_time(container_memory_working_set_bytes{pod=~"a.*"}[5m]))
                    BYTES_PER_SECOND | sum(rate(container_network_receive_bytes_total{namespace="default"}[5m]))
                    BYTES            | increase(container_network_receive_bytes_total[10m])
                    CORES            | sum by(pod) (rate(container_cpu_usage_seconds_total{namespace="default"}[2m]))
                    SECONDS          | histogram_quantile(0.95, sum by(le) (rate(http_request_duration_seconds_bucket[5m])))
                    SECONDS          | container_cpu_usage_seconds_total{namespace="default"}
                    PER_SECOND       | rate(http_requests_total[5m])
                    RATIO            | frontend_success_ratio{namespace="default"} @ 1661162400
                    NONE             | increase(http_requests_total[10m])
                    NONE             | container_memory_working_set_bytes / 1048576
                    NONE             | count(container_memory_working_set_bytes)
                    NONE             | rate(http_request_duration_seconds_sum[5m])
                    NONE             | sum(container_memory_working_set_bytes) + sum(http_requests_total)
                    NONE             | vector(0)
                    """)
    void theUnitIsToldWhereNothingMakesAnotherOfIt(Unit unit, String promql) {
        assertThat(UnitOf.promql(promql)).isEqualTo(unit);
    }

    @Test
    void aBareCounterIsSaidToBeOne() {
        assertThat(Counters.remark("sum(http_requests_total{namespace=\"default\"})"))
                .contains("`http_requests_total` is a counter by its name", "rate(http_requests_total[5m])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(http_requests_total{namespace=\"default\"}[5m]))",
                "count(http_requests_total{namespace=\"default\"})",
                "container_memory_working_set_bytes{namespace=\"default\"}",
                "up{job=\"a_total{\"}"
            })
    void whatIsReadAsItShouldBeIsLeftWithoutAWord(String promql) {
        assertThat(Counters.remark(promql)).isEmpty();
    }

    @Test
    void aNumberOfNoKnownUnitKeepsItsDigits() {
        assertThat(Numbers.of(473_129_984)).isEqualTo("473129984");
        assertThat(Numbers.of(302_069.6666)).isEqualTo("302070");
        assertThat(Numbers.of(0.12474999)).isEqualTo("0.12475");
        assertThat(Numbers.of(0)).isEqualTo("0");
        assertThat(Numbers.of(-2.5)).isEqualTo("−2.5");
        assertThat(Numbers.of(200.5 * 1048576, Unit.BYTES)).isEqualTo("200\u202fMiB");
    }
}
