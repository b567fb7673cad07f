package io.benchmarkagent.pipeline;

import java.util.List;

/** The first of many, and how many more there are. */
final class Shown {
    private static final int MOST = 3;

    private Shown() {}

    static String of(List<String> all) {
        String first = String.join(", ", all.stream().limit(MOST).toList());
        return all.size() > MOST ? first + " and " + (all.size() - MOST) + " more" : first;
    }
}
