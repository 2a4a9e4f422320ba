package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.message.SparkMessage;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class DataSourceTableTest {
    record Number(long number) implements Serializable {}

    @Test
    void aMessageOfSparkHasNoWordsOfItsCode() {
        assertThat(SparkMessage.of(new IllegalArgumentException("requirement failed: Option 'url' is required.")))
                .isEqualTo("Option 'url' is required");
    }

    @Test
    void rowsComePartitionByPartition(Pool pool) {
        assertThat(numbers(100).wanting(Long.class).read(pool).subList(0, 100))
                .isEqualTo(LongStream.range(0, 100).boxed().toList());
    }

    @Test
    void aRowThatIsNoInputFails(Pool pool) {
        List<FailedInput> failed = numbers(100).wanting(Number.class).failed(pool);
        assertThat(failed).singleElement().satisfies(row -> {
            assertThat(row.index()).isEqualTo(100);
            assertThat(row.input()).isEqualTo("{\"number\":null}");
            assertThat(row.error()).contains("column 'number' is null, and component 'number' of ");
        });
        assertThatThrownBy(() -> numbers(0).wanting(Number.class).read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("column 'number' is null");
    }

    @Test
    void aSourceThatCannotBeOpenedEndsTheJob() {
        assertThatThrownBy(() -> Tables.of(NumbersSource.class.getName()).inputs())
                .isInstanceOf(TableException.class)
                .hasMessage("cannot read from 'io.sparkpool.source.table.NumbersSource': key not found: end");
    }

    private static Tables numbers(int end) {
        return Tables.of(NumbersSource.class.getName()).with(".option.end", String.valueOf(end));
    }
}
