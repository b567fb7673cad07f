package io.benchmarkagent.recommendation.packing;

/** CPU in cores and memory in bytes. */
public record Amounts(double cpu, double memory) {
    public static final Amounts NONE = new Amounts(0, 0);

    public Amounts plus(Amounts other) {
        return new Amounts(cpu + other.cpu, memory + other.memory);
    }

    public Amounts minus(Amounts other) {
        return new Amounts(cpu - other.cpu, memory - other.memory);
    }

    public Amounts times(double factor) {
        return new Amounts(cpu * factor, memory * factor);
    }

    /** Of each, the larger. */
    public Amounts or(Amounts other) {
        return new Amounts(Math.max(cpu, other.cpu), Math.max(memory, other.memory));
    }

    public boolean fitsIn(Amounts room) {
        return cpu <= room.cpu && memory <= room.memory;
    }
}
