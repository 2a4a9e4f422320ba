package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.spark.SparkShare;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call that ends as soon as it is cancelled, before whoever cancels it comes any further. */
@ExtendWith(SharedPool.class)
class CallFutureTest {
    private Call call;
    private CallFuture<Long> future;

    @BeforeEach
    void begin(Pool pool) {
        call = new Calls(SparkShare.ofGiven(SharedPool.context())).begin(Call.Kind.AWAITED);
        future = new CallFuture<>(call);
    }

    @Test
    void whoCancelsItHasCancelledItThoughTheCallFailsAtOnce() {
        call.onCancel(() -> future.failed(PoolException.cancelled()));
        assertThat(future.cancel(true)).isTrue();
        assertThat(future).isCancelled();
    }

    @Test
    void whoCompletesItHasCompletedItThoughTheCallEndsAtOnce() {
        call.onCancel(() -> future.ended(1L));
        assertThat(future.complete(2L)).isTrue();
        assertThat(future).isCompletedWithValue(2L);
    }

    @Test
    void whatHasEndedCannotBeCancelled() {
        future.ended(1L);
        assertThat(future.cancel(true)).isFalse();
        assertThat(future.complete(2L)).isFalse();
        assertThat(future).isCompletedWithValue(1L);
    }
}
