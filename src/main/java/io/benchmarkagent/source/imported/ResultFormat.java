package io.benchmarkagent.source.imported;

import java.util.List;

/** What one tool writes: tells its own files by what is in them, and makes results of them. */
interface ResultFormat {
    /** As it is named on the command line. */
    String word();

    /** As it is named in a sentence: "a k6 summary". */
    String inWords();

    boolean fits(ResultFile file);

    /** Whether it measures a system under a load that was asked for. */
    default boolean underLoad() {
        return true;
    }

    /** Of a file that fits: one result, or one for each execution that the file remembers, oldest first. */
    List<Result> read(ResultFile file, Wanted wanted) throws NotImported;
}
