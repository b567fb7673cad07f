package io.benchmarkagent.web.health;

import io.benchmarkagent.web.health.Readiness.Phase;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing that stops, while the server still hears: it is said that no more is to come; then nothing new is begun, and what is
 * under way is finished. The connections close after that.
 */
public final class Ending implements SmartLifecycle {
    private final Readiness readiness;
    private final Duration drain;
    private final List<Runnable> works;
    private volatile boolean running;

    /**
     * @param drain between saying so and refusing: whoever sends requests here needs some time to hear of it
     * @param works each finishes what is under way, in bounded time
     */
    public Ending(Readiness readiness, Duration drain, List<Runnable> works) {
        this.readiness = readiness;
        this.drain = drain;
        this.works = List.copyOf(works);
    }

    @Override
    public void start() {
        running = true;
        readiness.enter(Phase.SERVING);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        readiness.enter(Phase.LEAVING);
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        readiness.enter(Phase.ENDING);
        finished();
    }

    /** One beside the other: the time that each may take is not to be added. */
    private void finished() {
        List<Thread> ending =
                works.stream().map(work -> new Thread(work, "ending")).toList();
        ending.forEach(Thread::start);
        for (Thread thread : ending) {
            try {
                thread.join();
            } catch (InterruptedException atOnce) {
                ending.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
            }
        }
    }
}
