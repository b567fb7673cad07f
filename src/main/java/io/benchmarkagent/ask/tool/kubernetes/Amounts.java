package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Unit;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** CPU and memory as they are read; what is not set or not told is said in a word. */
final class Amounts {
    private Amounts() {}

    static String cpu(OptionalDouble cores, String absent) {
        return cores.isPresent() ? Figures.quantity(cores.getAsDouble(), Unit.CORES) : absent;
    }

    static String memory(OptionalDouble bytes, String absent) {
        return bytes.isPresent() ? Figures.quantity(bytes.getAsDouble(), Unit.BYTES) : absent;
    }

    static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "?";
    }
}
