package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Background.CallFuture;
import io.sparkpool.spark.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class CallTest {
    private Calls calls;
    private Call call;
    private CallFuture<Long> future;

    @BeforeEach
    void begin(Pool pool) {
        calls = new Calls(SharedSpark.Share.of(SharedPool.context()));
        call = calls.begin(Call.Kind.BACKGROUND);
        future = new CallFuture<>(call);
    }

    @Test
    void callsAtTheSameTimeHaveDifferentSlots() {
        Call second = calls.begin(Call.Kind.LAZY);
        Call third = calls.begin(Call.Kind.LAZY);
        int freed = second.slot();
        assertThat(List.of(call.slot(), freed, third.slot())).doesNotHaveDuplicates();
        assertThat(second.slot()).isEqualTo(freed);
        second.close();
        assertThat(calls.begin(Call.Kind.LAZY).slot()).isEqualTo(freed);
    }

    @Test
    void aCallThatIsCancelledBeforeItsWorkStartsCancelsTheWorkAtOnce() {
        List<String> actions = new ArrayList<>();
        call.cancel();
        call.onCancel(() -> actions.add("cancelled"));
        assertThat(actions).containsExactly("cancelled");
        assertThat(call.reason())
                .hasMessage("cancelled before all inputs were mapped: the pool was closed or terminated");
    }

    @Test
    void aFinishedCallCannotBeCancelled() {
        List<String> actions = new ArrayList<>();
        call.bindToCurrentThread();
        call.onCancel(() -> actions.add("cancelled"));
        call.finish();
        call.cancel();
        assertThat(actions).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancellingInterruptsTheBackgroundThreadAndFinishingClearsThat() {
        call.bindToCurrentThread();
        call.cancel();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        call.finish();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aFutureThatIsCancelledStaysCancelledThoughTheCallFailsAtOnce() {
        call.onCancel(() -> future.callThrew(new PoolException("cancelled")));
        assertThat(future.cancel(true)).isTrue();
        assertThat(future).isCancelled();
    }

    @Test
    void aFutureThatIsCompletedFromOutsideKeepsItsValueThoughTheCallReturnsAtOnce() {
        call.onCancel(() -> future.callReturned(1L));
        assertThat(future.complete(2L)).isTrue();
        assertThat(future).isCompletedWithValue(2L);
    }

    @Test
    void aCompletedFutureCannotBeCancelled() {
        future.callReturned(1L);
        assertThat(future.cancel(true)).isFalse();
        assertThat(future.complete(2L)).isFalse();
        assertThat(future).isCompletedWithValue(1L);
    }
}
