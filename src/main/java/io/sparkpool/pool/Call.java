package io.sparkpool.pool;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Driver only. One use of a pool, from its beginning to its end. Safe for use by several threads. */
final class Call implements AutoCloseable {
    /** What closing the pool means for a call that has not ended. */
    enum Kind {
        /** It is waited for. */
        AWAITED,
        /** It is cancelled, as it goes on only when somebody asks for more. */
        LAZY
    }

    private final Calls calls;
    private final Kind kind;
    private final int slot;
    private Supplier<CompletableFuture<Void>> cancellation = () -> CompletableFuture.completedFuture(null);
    private boolean cancelled;
    private volatile Optional<Thread> thread = Optional.empty();

    Call(Calls calls, Kind kind, int slot) {
        this.calls = calls;
        this.kind = kind;
        this.slot = slot;
    }

    boolean isLazy() {
        return kind == Kind.LAZY;
    }

    /** A small number that no other call under way has. */
    int slot() {
        return slot;
    }

    /** Says that the calling thread runs it. */
    void runHere() {
        thread = Optional.of(Thread.currentThread());
    }

    /** Whether the calling thread has to wait for it: not if the thread runs it. */
    boolean isAwaited() {
        return kind == Kind.AWAITED
                && thread.filter(Thread.currentThread()::equals).isEmpty();
    }

    /**
     * Says what ends the call's work; if the call has been cancelled, that runs at once.
     *
     * @param action gives when tasks have been told
     */
    void onCancel(Supplier<CompletableFuture<Void>> action) {
        synchronized (this) {
            cancellation = action;
            if (!cancelled) {
                return;
            }
        }
        action.get();
    }

    /**
     * Ends the call's work; what waits for it will be told so.
     *
     * @return when tasks have been told
     */
    CompletableFuture<Void> cancel() {
        Supplier<CompletableFuture<Void>> action;
        synchronized (this) {
            cancelled = true;
            action = cancellation;
        }
        return action.get();
    }

    /** Ends the call; ending it again does nothing. */
    @Override
    public void close() {
        calls.end(this);
    }
}
