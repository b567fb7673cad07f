package io.benchmarkagent.ask.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void aNameThatKubernetesDoesNotGiveIsNotPastedIntoAShell() {
        assertThat(Commands.name("cart-7d9f.x", "pod")).isEqualTo("cart-7d9f.x");
        for (String name : List.of("$(reboot)", "a b", "a;b", "-n", "A", "", "a\nb", "x".repeat(254))) {
            assertThat(Commands.name(name, "pod")).as(name).isEqualTo("<pod>");
        }
    }

    @Test
    void anUnknownKindIsTakenForTheUsualOne() {
        assertThat(Commands.workload("StatefulSet", "db")).isEqualTo("statefulset/db");
        assertThat(Commands.workload("Job; reboot", "db")).isEqualTo("deployment/db");
    }

    @Test
    void everyLineOfABlockIsIndented() {
        assertThat(Commands.block(List.of("a '\n  b'", "c"))).isEqualTo("\n\n    a '\n      b'\n    c");
    }
}
