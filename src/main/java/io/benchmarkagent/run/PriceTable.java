package io.benchmarkagent.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Machine types with their price. A type that is not in it has none: no size and no price is guessed from a name. */
public final class PriceTable {
    private final Map<String, MachinePrice> byType;

    private PriceTable(Map<String, MachinePrice> byType) {
        this.byType = Collections.unmodifiableMap(byType);
    }

    /** @throws IllegalArgumentException for a type with two prices */
    public static PriceTable of(List<MachinePrice> prices) {
        Map<String, MachinePrice> byType = new TreeMap<>();
        prices.forEach(price -> {
            if (byType.putIfAbsent(price.machineType(), price) != null) {
                throw new IllegalArgumentException(price.machineType() + " has two prices; keep one of them");
            }
        });
        return new PriceTable(byType);
    }

    /** By machine type. */
    public List<MachinePrice> all() {
        return List.copyOf(byType.values());
    }

    public Optional<MachinePrice> of(String machineType) {
        return Optional.ofNullable(byType.get(machineType));
    }
}
