package io.benchmarkagent.ask.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedPromQlTest {
    @Test
    void anExpressionWithoutItsWordIsTold() {
        assertThat(TypedPromQl.meant("sum(rate(http_requests_total[5m]))"))
                .contains("did you mean \"promql: sum(rate(http_requests_total[5m]))\"?");
    }

    @Test
    void oneWithItIsNot() {
        assertThat(TypedPromQl.meant("range: {pod=~\".+\"}")).isEmpty();
        assertThat(TypedPromQl.meant("promql: sum(up)")).isEmpty();
    }
}
