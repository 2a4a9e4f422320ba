package io.sparkpool.pool;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One use of a pool, from its beginning to its end. Safe for use by several threads. */
final class Call implements AutoCloseable {
    /** What closing the pool means for a call that has not ended. */
    enum Kind {
        /** It is waited for. */
        AWAITED,
        /** It is cancelled, as it goes on only when somebody asks for more. */
        LAZY
    }

    private final Calls calls;
    private final Slots slots;
    private final Kind kind;
    private Runnable cancellation = () -> {};
    private OptionalInt slot = OptionalInt.empty();
    private boolean cancelled;
    private Supplier<PoolException> reason = PoolException::cancelled;
    private boolean finished;
    private Optional<Thread> thread = Optional.empty();
    private Optional<Thread> background = Optional.empty();

    Call(Calls calls, Slots slots, Kind kind) {
        this.calls = calls;
        this.slots = slots;
        this.kind = kind;
    }

    boolean isLazy() {
        return kind == Kind.LAZY;
    }

    /** A small number that no other call has at the same time. */
    synchronized int slot() {
        if (slot.isEmpty()) {
            slot = OptionalInt.of(slots.take());
        }
        return slot.getAsInt();
    }

    /** Starts the tasks of a wave, now or as others of the pool end. */
    WaveTasks start(WaveJob job) {
        return calls.start(job);
    }

    /** Knows the classes of the program that uses the pool. */
    ClassLoader classes() {
        return calls.classes();
    }

    /** How many tasks of its pool run at once. */
    int cores() {
        return calls.cores();
    }

    /** Says that the calling thread runs it. */
    synchronized void runHere() {
        thread = Optional.of(Thread.currentThread());
    }

    /** Says that the calling thread runs it, and that nothing else is done in that thread. */
    synchronized void runInBackground() {
        runHere();
        background = thread;
    }

    /** Says that the work is done, and that what depends on it follows in the same thread. */
    void finish() {
        synchronized (this) {
            finished = true;
            background = Optional.empty();
            Thread.interrupted(); // what depends on it has not been cancelled
        }
        giveBackSlot();
        calls.changed();
    }

    /**
     * Whether the calling thread has to wait for it: not if that thread runs it, nor if what depends on one call would wait
     * for what depends on another.
     */
    synchronized boolean isAwaited() {
        boolean runsHere = thread.filter(Thread.currentThread()::equals).isPresent();
        boolean dependent = finished && Background.isHere();
        return kind == Kind.AWAITED && !runsHere && !dependent;
    }

    /** Says what ends the call's work; if the call has been cancelled, that runs at once. */
    void onCancel(Runnable action) {
        synchronized (this) {
            cancellation = action;
            if (!cancelled) {
                return;
            }
        }
        action.run();
    }

    /** Ends the call's work for a reason, which what waits for it will be told. */
    void fail(PoolException why) {
        synchronized (this) {
            reason = () -> why;
        }
        cancel();
    }

    /** What those are told who wait for a call that was cancelled. */
    synchronized PoolException reason() {
        return reason.get();
    }

    /** Ends the call's work; what waits for it will be told so. */
    void cancel() {
        Runnable action;
        synchronized (this) {
            cancelled = true;
            action = cancellation;
        }
        action.run();
        interruptBackground();
    }

    /** Keeps Spark from stopping before its tasks are told that they are cancelled. */
    void awaitCancellation(CompletableFuture<Void> told) {
        calls.awaitCancellation(told);
    }

    /** It may be waiting for inputs. */
    private synchronized void interruptBackground() {
        background.ifPresent(Thread::interrupt);
    }

    /** Ends the call; ending it again does nothing. */
    @Override
    public void close() {
        calls.end(this);
        giveBackSlot();
    }

    /** Nothing of it runs on Spark any longer; giving it back again does nothing. */
    synchronized void giveBackSlot() {
        slot.ifPresent(slots::giveBack);
        slot = OptionalInt.empty();
    }
}
