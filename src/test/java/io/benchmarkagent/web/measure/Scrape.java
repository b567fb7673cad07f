package io.benchmarkagent.web.measure;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text that a Prometheus reads. */
public record Scrape(String text) {
    private static final Pattern NAME = Pattern.compile("^[a-zA-Z_:][a-zA-Z0-9_:]*");

    public Set<String> names() {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> NAME.matcher(line).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the series whose line begins with a name and contains all of these. */
    double sum(String name, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> java.util.List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    long series() {
        return text.lines().filter(line -> line.startsWith("benchmark_agent_")).count();
    }
}
