package io.benchmarkagent.pipeline.calibration;

import java.util.List;

/** Which runs of its cohort a run is judged against. */
public enum Against {
    /** Those nearest in time, earlier or later: leave-one-out. Short archives have most to tell that way. */
    OTHERS("the others of its cohort that are nearest in time") {
        @Override
        <T> List<T> of(List<T> others, int earlier, int most) {
            int from = Math.max(0, Math.min(earlier - most / 2, others.size() - most));
            return others.subList(from, Math.min(others.size(), from + most));
        }
    },
    /** The newest that were before it, as its report did it: what drifts or was changed alarms as well. */
    EARLIER("the newest earlier runs of its cohort") {
        @Override
        <T> List<T> of(List<T> others, int earlier, int most) {
            return others.subList(Math.max(0, earlier - most), earlier);
        }
    };

    private final String words;

    Against(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * @param others the comparable runs without the run itself, oldest first
     * @param earlier how many of them are earlier than the run
     * @param most how many a baseline holds
     */
    abstract <T> List<T> of(List<T> others, int earlier, int most);
}
