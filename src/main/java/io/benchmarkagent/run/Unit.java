package io.benchmarkagent.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The unit of a number as it stands in findings.json. The pipeline's "mb" are mebibytes. */
public enum Unit {
    PERCENT("%"),
    MEBIBYTES("MiB"),
    MEBIBYTES_PER_SECOND("MiB/s"),
    BYTES("B"),
    BYTES_PER_SECOND("B/s"),
    CORES("cores"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    NANOSECONDS("ns"),
    PER_SECOND("1/s"),
    SECONDS_PER_REQUEST("s/request"),
    MEBIBYTES_PER_REQUEST("MiB/request"),
    RATIO("ratio"),
    COUNT("count"),
    NONE("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** The unit with this symbol; an unknown one is refused with the list of the known. */
    public static Unit of(String symbol) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbol.equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown unit '" + symbol + "'; known: " + known()));
    }

    private static String known() {
        return Arrays.stream(values())
                .map(Unit::symbol)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
