package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.Range;
import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class AdviceTest {
    @Test
    void memoryAndThreadsAreToldApart() {
        assertThat(Advice.of(new OutOfMemoryError("Java heap space")))
                .isEqualTo("the driver is out of memory; give it more after --: --driver-memory 4g");
        assertThat(Advice.of(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
                .startsWith("the system lets this user or container start no more threads; raise the limit");
    }

    @Test
    void tooManyOpenFilesAreALimit(Pool pool) {
        PoolException failure = catchThrowableOfType(
                PoolException.class,
                () -> pool.map(
                        x -> {
                            throw new FileNotFoundException("/x (Too many open files)");
                        },
                        Range.of(0, 1)));
        assertThat(Advice.of(failure)).isEqualTo("; raise the limit on open files (ulimit -n)");
    }
}
