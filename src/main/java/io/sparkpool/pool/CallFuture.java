package io.sparkpool.pool;

import java.util.concurrent.CompletableFuture;

/**
 * Driver only. What a call in the background will give. Whoever completes it first, or cancels it, cancels the call, before
 * anything that depends on it runs: that might wait for the call.
 */
final class CallFuture<T> extends CompletableFuture<T> {
    private final Call call;

    CallFuture(Call call) {
        this.call = call;
    }

    @Override
    public boolean complete(T value) {
        call.cancel();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
        call.cancel();
        return super.completeExceptionally(thrown);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        call.cancel();
        return super.cancel(mayInterrupt);
    }
}
