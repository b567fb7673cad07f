package io.benchmarkagent.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names that somebody may have meant: a slip of the keys away from them or from how they begin, or with what was typed in them. */
public final class NearestNames {
    private static final int SHOWN = 3;
    private static final int SHORTEST_PART = 4;
    private static final int LONGEST = 200;

    private NearestNames() {}

    public static List<String> of(String wanted, Collection<String> ids) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, wanted.length() / 5));
        return wanted.length() > LONGEST
                ? List.of()
                : ids.stream()
                        .filter(id -> distance.apply(id, wanted) >= 0
                                || isPart(wanted, id)
                                || isBeginning(wanted, id, distance))
                        .sorted(Comparator.comparingInt((String id) ->
                                        LevenshteinDistance.getDefaultInstance().apply(id, wanted))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(SHOWN)
                        .toList();
    }

    private static boolean isBeginning(String wanted, String id, LevenshteinDistance distance) {
        return wanted.length() >= SHORTEST_PART
                && id.length() > wanted.length()
                && distance.apply(id.substring(0, wanted.length()), wanted) >= 0;
    }

    private static boolean isPart(String wanted, String id) {
        return wanted.length() >= SHORTEST_PART && id.contains(wanted);
    }
}
