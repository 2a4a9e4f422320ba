package io.sparkpool.pool;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One use of a pool, such as a map: its work starts tasks and waits for their results. Safe for use by several threads.
 *
 * <p>States:
 *
 * <ul>
 *   <li>{@code RUNNING}: the work runs, waits for a background thread, or waits until its next result is asked for.
 *   <li>{@code CANCELLED}: the work is to end. Its tasks are cancelled, and waiting for a result throws
 *       {@link #reason}.
 *   <li>{@code FINISHED}: the work of a background call has ended. The dependents of its future, which are the actions
 *       that the caller has attached to it, run in the same thread.
 *   <li>{@code CLOSED}: the call is over, and the pool no longer counts it.
 * </ul>
 *
 * <p>Transitions: {@link #cancel} and {@link #fail} lead from {@code RUNNING} to {@code CANCELLED}. In
 * {@code CANCELLED} they cancel and interrupt again, as the work may have ignored it; in later states they have no
 * effect. {@link #finish} leads from {@code RUNNING} or {@code CANCELLED} to {@code FINISHED}, and {@link #close} from
 * any state to {@code CLOSED}.
 *
 * <p>Invariants: only a call in {@code CANCELLED} starts its cancel action, but its work may end while the action runs.
 * A background thread is interrupted in {@code CANCELLED} only, and {@link #finish} clears that, so an interruption
 * never reaches the dependents. A call has a slot from its first wave on, until its work has ended or the pool has left
 * Spark.
 *
 * <p>Locks: all fields are guarded by this. The order of locks is {@link Calls}, this, the slots of all calls; the
 * cancel action runs without a lock.
 */
final class Call implements AutoCloseable {
    /** The slots that calls of all pools have, as pools may share a Spark. Guarded by itself. */
    private static final BitSet SLOTS = new BitSet();

    private final Calls calls;
    private final Kind kind;
    private State state = State.RUNNING;
    private Runnable cancelAction = () -> {};
    private Optional<PoolException> reason = Optional.empty();
    private OptionalInt slot = OptionalInt.empty();
    private Optional<Thread> thread = Optional.empty();

    /** Where the work runs. This decides what closing the pool means for the call. */
    enum Kind {
        /** In a thread that waits for its result; the pool waits for it. */
        FOREGROUND,
        /** In a thread of the pool; the pool waits for it. */
        BACKGROUND,
        /** In any thread that asks for the next result; the pool cancels it, as nobody may ask again. */
        LAZY
    }

    private enum State {
        RUNNING,
        CANCELLED,
        FINISHED,
        CLOSED
    }

    Call(Calls calls, Kind kind) {
        this.calls = calls;
        this.kind = kind;
    }

    boolean isLazy() {
        return kind == Kind.LAZY;
    }

    /** Returns the calls of the pool. */
    Calls calls() {
        return calls;
    }

    /**
     * Returns a number that no other call has at the same time, as small as possible: Spark keeps an object for each
     * number that it has ever seen.
     */
    synchronized int slot() {
        if (slot.isEmpty()) {
            slot = OptionalInt.of(takeSlot());
        }
        return slot.getAsInt();
    }

    private static int takeSlot() {
        synchronized (SLOTS) {
            int lowest = SLOTS.nextClearBit(0);
            SLOTS.set(lowest);
            return lowest;
        }
    }

    /** Releases the slot when no task of the call runs any longer; releasing it again has no effect. */
    synchronized void releaseSlot() {
        slot.ifPresent(taken -> {
            synchronized (SLOTS) {
                SLOTS.clear(taken);
            }
        });
        slot = OptionalInt.empty();
    }

    /** Notes that the calling thread runs the work. */
    synchronized void bindToCurrentThread() {
        thread = Optional.of(Thread.currentThread());
    }

    /**
     * Notes that the work has ended; called in its thread. Clears an interruption that was meant for the work, as the
     * dependents have not been cancelled.
     */
    void finish() {
        synchronized (this) {
            state = State.FINISHED;
            Thread.interrupted();
        }
        releaseSlot();
        calls.callChanged();
    }

    /**
     * Returns whether the calling thread has to wait for this call when it closes the pool. A thread does not wait for
     * a call that it runs itself. A dependent of one call does not wait for the dependents of another call, which may
     * be waiting for it.
     */
    synchronized boolean isAwaited() {
        boolean runsHere = thread.filter(Thread.currentThread()::equals).isPresent();
        boolean bothDependents = state == State.FINISHED && Background.isBackgroundThread();
        return !isLazy() && !runsHere && !bothDependents;
    }

    /** Sets the action that cancels the tasks of the work; runs it at once if the call has been cancelled. */
    void onCancel(Runnable action) {
        synchronized (this) {
            cancelAction = action;
            if (state != State.CANCELLED) {
                return;
            }
        }
        action.run();
    }

    /** Returns the exception that a cancelled call throws. */
    synchronized PoolException reason() {
        return reason.orElseGet(
                () -> new PoolException("cancelled before all inputs were mapped: the pool was closed or terminated"));
    }

    /** Cancels the work, and interrupts a background thread, which may be waiting for inputs. */
    void cancel() {
        cancel(Optional.empty());
    }

    /** Cancels the work, which then throws this exception. */
    void fail(PoolException why) {
        cancel(Optional.of(why));
    }

    private void cancel(Optional<PoolException> why) {
        Runnable action;
        synchronized (this) {
            if (state == State.FINISHED || state == State.CLOSED) {
                return;
            }
            state = State.CANCELLED;
            reason = why.or(() -> reason);
            action = cancelAction;
        }
        action.run();
        interruptBackground();
    }

    private synchronized void interruptBackground() {
        if (kind == Kind.BACKGROUND && state == State.CANCELLED) {
            thread.ifPresent(Thread::interrupt);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            state = State.CLOSED;
        }
        releaseSlot();
        calls.remove(this);
    }
}
