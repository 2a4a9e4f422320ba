package io.sparkpool.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a call in the background will give. Whoever completes it first, or cancels it, cancels the call, before
 * anything that depends on it runs: that might wait for the call. What the call gives as it is cancelled comes too late.
 */
final class CallFuture<T> extends CompletableFuture<T> {
    private final Call call;

    /** Whether somebody completes it, be it the call itself. */
    private final AtomicBoolean decided = new AtomicBoolean();

    CallFuture(Call call) {
        this.call = call;
    }

    /** The call has ended well. */
    void ended(T value) {
        if (decided.compareAndSet(false, true)) {
            super.complete(value);
        }
    }

    /** The call has failed. */
    void failed(Throwable thrown) {
        if (decided.compareAndSet(false, true)) {
            super.completeExceptionally(thrown);
        }
    }

    @Override
    public boolean complete(T value) {
        cancelCall();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
        cancelCall();
        return super.completeExceptionally(thrown);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        cancelCall();
        return super.cancel(mayInterrupt);
    }

    private void cancelCall() {
        decided.set(true);
        call.cancel();
    }
}
