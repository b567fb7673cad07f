package io.benchmarkagent.comparison;

/**
 * @param prices a CSV file of machine types, {@code machine_type,vcpus,memory_gib,usd_per_hour,date,source} in its first line; empty
 *     for the one that comes with the program
 */
public record ComparisonSettings(String prices) {
    public static final ComparisonSettings STANDARD = new ComparisonSettings("");
}
