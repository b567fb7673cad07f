package io.benchmarkagent.sample;

/**
 * checkoutservice runs out of memory. Seconds since the start of the load at 14:20:00: from 270 (14:24:30) a leak makes its garbage
 * collector burn the whole CPU limit, memory climbs to the limit, at 372 (14:26:12) the kernel kills it, from 391 (14:26:31) it runs
 * again and works off its backlog until about 480 (14:28:00). Its caller frontend waits with it, 20 s later.
 */
final class Incident {
    static final int STRAINED = 270;
    static final int KILLED = 372;
    static final int RESTARTED = 391;
    static final int EASING = 440;
    static final int RECOVERED = 480;
    static final int CALLER_LAG = 20;
    private static final int FULL = 360;
    private static final double MEMORY_AFTER_START = 0.5;
    private static final double SLOWER = 2.4;
    private static final double CALLER_SLOWER = 0.3;
    /** A container that always wants to run has a period every 100 ms; nearly all of them are throttled. */
    private static final double PERIODS = 10;

    private static final double THROTTLED = 9.4;

    private Incident() {}

    static Course.Container of(Course.Container usual) {
        double cores = usual.component().cpuLimit / 1000.0;
        return new Course.Container(
                usual.component(),
                usual.pod(),
                usual.node(),
                usual.cpu().bent((second, value) -> mixed(second, value, cores)),
                usual.memory().bent((second, value) -> memory(second, value, usual.component())),
                usual.periods().bent((second, value) -> mixed(second, value, PERIODS)),
                usual.throttledPeriods().bent((second, value) -> mixed(second, value, THROTTLED)),
                usual.received(),
                usual.sent());
    }

    static Course.Exchange of(Course.Exchange usual) {
        Component.Call call = usual.call();
        boolean asked = call.target() == Component.CHECKOUTSERVICE;
        double lost = call.touches(Component.CHECKOUTSERVICE) ? 1 : orders(call);
        Track answered = usual.answered().bent((second, value) -> down(second) ? (1 - lost) * value : value);
        double failing = asked ? 1 : orders(call);
        Track failed = usual.answered().bent((second, value) -> down(second) ? failing * value : 0);
        return new Course.Exchange(
                call, answered, failed, usual.medianMillis().bent((second, value) -> value * slower(call, second)));
    }

    /** The share of the shop's pages that are orders, which it cannot show while checkoutservice is down. */
    private static double orders(Component.Call call) {
        return call.target() == Component.FRONTEND ? Component.ORDERS.perSecond() / SampleRun.RPS : 0;
    }

    static boolean down(int second) {
        return second >= KILLED && second < RESTARTED;
    }

    private static double slower(Component.Call call, int second) {
        return switch (call.target()) {
            case CHECKOUTSERVICE -> 1 + SLOWER * strain(second);
            case FRONTEND -> 1 + CALLER_SLOWER * strain(second - CALLER_LAG);
            default -> 1;
        };
    }

    /** From 0, healthy, to 1, at its limit all the time (or down). */
    private static double strain(int second) {
        if (second < STRAINED || second >= RECOVERED) {
            return 0;
        }
        return second < EASING ? 1 : (RECOVERED - second) / (double) (RECOVERED - EASING);
    }

    private static double mixed(int second, double usual, double strained) {
        return down(second) ? 0 : usual + (strained - usual) * strain(second);
    }

    private static double memory(int second, double usual, Component component) {
        if (second < STRAINED) {
            return usual;
        }
        if (second < KILLED) {
            double limit = component.memoryLimit * Course.MEBIBYTE;
            double way = (second - STRAINED) / (double) (FULL - STRAINED);
            return usual + (limit - usual) * StrictMath.min(1, way);
        }
        double way = StrictMath.max(0, second - RESTARTED) / (double) (SampleRun.SECONDS - RESTARTED);
        return usual * (MEMORY_AFTER_START + (1 - MEMORY_AFTER_START) * StrictMath.sqrt(StrictMath.min(1, way)));
    }
}
