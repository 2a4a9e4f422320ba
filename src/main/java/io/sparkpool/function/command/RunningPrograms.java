package io.sparkpool.function.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The programs that run. They are killed if this process ends, for example on a signal. Thread-safe. */
final class RunningPrograms {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch PROCESS_ENDS = new CountDownLatch(1);

    /** Held for reading while a program is started, so that none is started after all have been killed. */
    private static final ReentrantReadWriteLock STARTS = new ReentrantReadWriteLock();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(RunningPrograms::killAll, "kill-programs"));
        } catch (IllegalStateException endsAlready) {
            PROCESS_ENDS.countDown();
        }
    }

    private RunningPrograms() {}

    /**
     * Starts a program, which must be given to {@link #remove} at its end.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for the end of this process
     */
    static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        while (true) {
            awaitEndOfProcess(Duration.ZERO);
            STARTS.readLock().lock();
            try {
                if (PROCESS_ENDS.getCount() > 0) {
                    Process program = builder.start();
                    RUNNING.add(program);
                    return program;
                }
            } finally {
                STARTS.readLock().unlock();
            }
        }
    }

    /** Forgets a program that has ended. */
    static void remove(Process program) {
        RUNNING.remove(program);
    }

    /** Kills a program and its descendants. A parent is killed before its children, as it might start others instead. */
    static void kill(ProcessHandle program) {
        List<ProcessHandle> children = program.children().toList();
        program.destroyForcibly();
        children.forEach(RunningPrograms::kill);
    }

    /**
     * Returns unless this process is ending. Then it blocks: the programs are being killed, and what becomes of their
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

    private static void killAll() {
        STARTS.writeLock().lock();
        try {
            PROCESS_ENDS.countDown();
        } finally {
            STARTS.writeLock().unlock();
        }
        RUNNING.forEach(program -> kill(program.toHandle()));
    }
}
