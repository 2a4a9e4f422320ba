package io.sparkpool.function.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The launchers of this process, one for each program that runs at the same time. They are kept for other programs, and
 * ended when they have been idle for a few seconds. Programs are killed if this process ends, for example on a signal.
 * Thread-safe.
 */
final class Launchers {
    private static final long MAX_IDLE_SECONDS = 5;

    /** Runs in a thread of Java's own, which does not keep this process from ending. */
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(MAX_IDLE_SECONDS, TimeUnit.SECONDS, Runnable::run);

    private static final Set<Launcher> BUSY = ConcurrentHashMap.newKeySet();

    /** The one that was used last comes first. */
    private static final Deque<Launcher> IDLE = new ConcurrentLinkedDeque<>();

    private static final AtomicBoolean WILL_END_IDLE = new AtomicBoolean();
    private static final CountDownLatch PROCESS_ENDS = new CountDownLatch(1);

    /** Held for reading while a launcher is taken, so that none is taken after all have been killed. */
    private static final ReentrantReadWriteLock TAKING = new ReentrantReadWriteLock();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Launchers::killAll, "kill-programs"));
        } catch (IllegalStateException endsAlready) {
            PROCESS_ENDS.countDown();
        }
    }

    private Launchers() {}

    /**
     * Returns a launcher, which must be given back or killed.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for the end of this process
     */
    static Launcher take() throws IOException, InterruptedException {
        while (true) {
            awaitEndOfProcess(Duration.ZERO);
            TAKING.readLock().lock();
            try {
                if (PROCESS_ENDS.getCount() > 0) {
                    Launcher taken = idleOrNew();
                    BUSY.add(taken);
                    return taken;
                }
            } finally {
                TAKING.readLock().unlock();
            }
        }
    }

    private static Launcher idleOrNew() throws IOException {
        Optional<Launcher> idle = Optional.ofNullable(IDLE.pollFirst());
        while (idle.isPresent() && !idle.get().isAlive()) {
            idle.get().close();
            idle = Optional.ofNullable(IDLE.pollFirst());
        }
        return idle.isPresent() ? idle.get() : Launcher.start("/bin/sh", Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Gives a launcher back whose program has ended. */
    static void giveBack(Launcher launcher) {
        launcher.becomeIdle();
        BUSY.remove(launcher);
        IDLE.addFirst(launcher);
        if (PROCESS_ENDS.getCount() == 0) { // those that were idle before have been closed
            launcher.close();
        }
        endIdleLater();
    }

    /** Kills a launcher whose program runs on. */
    static void kill(Launcher launcher) {
        launcher.kill();
        BUSY.remove(launcher);
    }

    /**
     * Returns unless this process is ending. Then it blocks: programs are being killed, and what becomes of their
     * inputs must not be reported.
     *
     * @param grace how long to wait for the beginning of the end
     * @throws InterruptedException if the thread is interrupted
     */
    static void awaitEndOfProcess(Duration grace) throws InterruptedException {
        if (PROCESS_ENDS.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static void endIdleLater() {
        if (WILL_END_IDLE.compareAndSet(false, true)) {
            LATER.execute(Launchers::endIdle);
        }
    }

    private static void endIdle() {
        WILL_END_IDLE.set(false);
        Optional<Launcher> oldest = oldestIdle();
        while (oldest.isPresent()) {
            if (IDLE.remove(oldest.get())) {
                oldest.get().close();
            }
            oldest = oldestIdle();
        }
        if (!IDLE.isEmpty()) {
            endIdleLater();
        }
    }

    private static Optional<Launcher> oldestIdle() {
        return Optional.ofNullable(IDLE.peekLast())
                .filter(launcher -> launcher.idleTime().toSeconds() >= MAX_IDLE_SECONDS);
    }

    private static void killAll() {
        TAKING.writeLock().lock();
        try {
            PROCESS_ENDS.countDown();
        } finally {
            TAKING.writeLock().unlock();
        }
        BUSY.forEach(Launcher::kill);
        IDLE.forEach(Launcher::close);
    }
}
