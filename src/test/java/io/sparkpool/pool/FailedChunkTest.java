package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class FailedChunkTest {
    /** Fails at the third input of the second chunk. */
    static final class Failing implements Function<Long, Long> {
        @Override
        public Long call(Long input) {
            if (input == 6) {
                throw new IllegalArgumentException("six");
            }
            return input;
        }
    }

    @Test
    void theInputAtWhichAChunkEndsIsNeitherCountedNorHasItAnOutput(Pool pool) {
        Queue<ProgressListener.Completed> completed = new ConcurrentLinkedQueue<>();
        Pool watched = pool.withProgress(new ProgressListener() {
            @Override
            public void completed(Completed chunk) {
                completed.add(chunk);
            }
        });
        assertThatThrownBy(() -> watched.map(new Failing(), Range.of(0, 8), 4)).hasMessageContaining("index 6");
        assertThat(completed)
                .filteredOn(chunk -> chunk.chunk() == 1)
                .singleElement()
                .satisfies(chunk -> {
                    assertThat(chunk.inputs()).isEqualTo(2);
                    assertThat(chunk.outputs()).isEqualTo(2);
                    assertThat(chunk.failed()).isEqualTo(1);
                });
    }
}
