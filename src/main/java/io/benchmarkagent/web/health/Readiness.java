package io.benchmarkagent.web.health;

import io.benchmarkagent.web.problem.Refusal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Whether requests are to be sent here: the service is there, is not about to go, and can read its archive. */
public final class Readiness {
    private static final long PATIENCE_SECONDS = 2;

    private final Runnable archive;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Phase phase = Phase.STARTING;

    /** @param archive reads it, or throws a {@link Refusal} */
    public Readiness(Runnable archive) {
        this.archive = archive;
    }

    /** In this order. */
    enum Phase {
        STARTING,
        SERVING,
        /** All is answered still, and whoever asks is told to send no more. */
        LEAVING,
        /** What is under way is finished; nothing new is begun. */
        ENDING
    }

    void enter(Phase next) {
        phase = next;
    }

    boolean takesWork() {
        return phase != Phase.ENDING;
    }

    /** One looks at a time: an archive that hangs holds one thread, however often it is asked for. */
    public boolean isReady() {
        try {
            if (phase != Phase.SERVING || !looking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            archive.run();
            return true;
        } catch (Refusal unreadable) {
            return false;
        } finally {
            looking.unlock();
        }
    }
}
