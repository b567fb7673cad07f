package io.benchmarkagent.web.limit;

import java.time.Duration;

/** So much of something for each of many, again and again; of this process, or shared by several behind the same interface. */
@FunctionalInterface
public interface Allowances {
    /** One more of it. */
    Taken take(String whose);

    /**
     * What became of it.
     *
     * @param allowed whether it was to be had
     * @param left how many more are to be had at once
     * @param pause until one more is to be had; zero while some are left
     * @param whole until all are to be had again
     */
    record Taken(boolean allowed, int left, Duration pause, Duration whole) {
        private static final Duration MINUTE = Duration.ofMinutes(1);

        /**
         * Where all come back evenly within a minute.
         *
         * @param owed until all are to be had again
         * @param apart from one that comes back to the next
         */
        static Taken of(boolean allowed, Duration owed, Duration apart) {
            Duration pause = owed.plus(apart).minus(MINUTE);
            return new Taken(
                    allowed,
                    (int) MINUTE.minus(owed).dividedBy(apart),
                    pause.isNegative() ? Duration.ZERO : pause,
                    owed);
        }
    }
}
