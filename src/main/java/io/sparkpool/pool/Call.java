package io.sparkpool.pool;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One use of a pool. It has work, which starts tasks and waits for them. Safe for use by several threads.
 *
 * <p>States:
 *
 * <ul>
 *   <li>{@code RUNNING}: the work runs, waits for a thread of the background, or waits until its next result is asked for.
 *   <li>{@code CANCELLED}: the work is to end. Its tasks are cancelled, and what waits for it throws {@link #reason}.
 *   <li>{@code FINISHED}: the work has ended, and what depends on its result follows in the same background thread.
 *   <li>{@code CLOSED}: the call is over, and the pool has forgotten it.
 * </ul>
 *
 * <p>Transitions: {@link #cancel} and {@link #fail} from {@code RUNNING} to {@code CANCELLED}, {@link #finish} from both to
 * {@code FINISHED}, {@link #close} from any state to {@code CLOSED}. In other states these methods have no effect.
 *
 * <p>Invariants: the cancel action runs in {@code CANCELLED} only. A background thread is interrupted in {@code CANCELLED}
 * only, so an interruption never reaches what depends on the result. A call without work has no slot.
 *
 * <p>Locks: all fields are guarded by this. Whoever holds the lock of {@link Calls} may take this one, but not the other way
 * round; the cancel action runs without a lock.
 */
final class Call implements AutoCloseable {
    /** The slots of calls of all pools, which may use the same Spark. Guarded by itself. */
    private static final BitSet SLOTS = new BitSet();

    private final Calls calls;
    private final Kind kind;
    private State state = State.RUNNING;
    private Runnable cancelAction = () -> {};
    private Optional<PoolException> reason = Optional.empty();
    private OptionalInt slot = OptionalInt.empty();
    private Optional<Thread> thread = Optional.empty();

    /** Where the work runs, which decides what closing the pool means for the call. */
    enum Kind {
        /** In a thread that waits for its result; the pool waits for it. */
        FOREGROUND,
        /** In a thread of the pool; the pool waits for it. */
        BACKGROUND,
        /** In whichever thread asks for the next result; the pool cancels it, as nobody may ask again. */
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

    /** Returns the pool's calls, of which this is one. */
    Calls calls() {
        return calls;
    }

    /**
     * Returns a number that no other call has at the same time, as small as possible: Spark keeps an object for each number
     * that it has ever seen.
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
    synchronized void runHere() {
        thread = Optional.of(Thread.currentThread());
    }

    /**
     * Ends the work, in its thread. What depends on the result has not been cancelled, so this clears an interruption that
     * was meant for the work.
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
     * Returns whether the calling thread has to wait for this call when it closes the pool. A thread does not wait for a
     * call that it runs itself, nor does a background thread wait for what depends on another call: that one may wait for
     * it, too.
     */
    synchronized boolean isAwaited() {
        boolean runsHere = thread.filter(Thread.currentThread()::equals).isPresent();
        boolean bothDependents = state == State.FINISHED && Background.isHere();
        return !isLazy() && !runsHere && !bothDependents;
    }

    /** Sets what cancels the tasks of the work; runs it at once if the call has been cancelled. */
    void onCancel(Runnable action) {
        synchronized (this) {
            cancelAction = action;
            if (state != State.CANCELLED) {
                return;
            }
        }
        action.run();
    }

    /** Cancels the call for a reason that what waits for it is told. */
    void fail(PoolException why) {
        synchronized (this) {
            reason = Optional.of(why);
        }
        cancel();
    }

    /** Returns what a cancelled call throws. */
    synchronized PoolException reason() {
        return reason.orElseGet(
                () -> new PoolException("cancelled before all inputs were mapped: the pool was closed or terminated"));
    }

    /** Cancels the work, and interrupts a background thread, which may be waiting for inputs. */
    void cancel() {
        Runnable action;
        synchronized (this) {
            if (state == State.FINISHED || state == State.CLOSED) {
                return;
            }
            state = State.CANCELLED;
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

    /** Closes the call. */
    @Override
    public void close() {
        synchronized (this) {
            state = State.CLOSED;
        }
        releaseSlot();
        calls.remove(this);
    }
}
