package io.benchmarkagent.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void whoeverHasManyAddressesIsStillOne() {
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(Network.of("2001:db8:1:3::1")).isNotEqualTo(Network.of("2001:db8:1:2::1"));
        assertThat(Network.of("10.0.0.1")).isEqualTo("10.0.0.1").isNotEqualTo(Network.of("10.0.0.2"));
    }
}
