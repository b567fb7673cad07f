package io.benchmarkagent.web.measure;

import io.benchmarkagent.report.Inert;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Words from outside as values of a label: so many different ones, of so many letters; what comes after those is "other". */
final class Words {
    static final String OTHER = "other";
    private static final int LONGEST = 80;

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Words(int most) {
        this.most = most;
    }

    String of(String word) {
        String plain = plain(word);
        if (known.contains(plain)) {
            return plain;
        }
        synchronized (known) {
            return known.size() < most && known.add(plain) ? plain : OTHER;
        }
    }

    static String plain(String word) {
        return plain(word, LONGEST);
    }

    static String plain(String word, int longest) {
        String line = Inert.line(word).strip();
        String few = line.codePointCount(0, line.length()) > longest
                ? line.substring(0, line.offsetByCodePoints(0, longest))
                : line;
        return few.isEmpty() ? "none" : few;
    }
}
