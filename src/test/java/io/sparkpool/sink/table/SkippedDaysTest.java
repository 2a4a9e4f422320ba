package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

class SkippedDaysTest {
    private static void refuse(String columns, Object value) {
        StructType schema = StructType.fromDDL(columns);
        new SkippedDays(schema).refuse((InternalRow)
                CatalystTypeConverters.createToCatalystConverter(schema).apply(RowFactory.create(value)));
    }

    @ParameterizedTest
    @CsvSource({"1582-10-04, false", "1582-10-05, true", "1582-10-14, true", "1582-10-15, false", "2024-01-01, false"})
    void datesAreRefused(LocalDate day, boolean refused) {
        Optional<Throwable> thrown = Optional.ofNullable(catchThrowable(() -> refuse("day DATE", day)));
        assertThat(thrown.isPresent()).isEqualTo(refused);
        thrown.ifPresent(e -> assertThat(e)
                .hasMessage(
                        "ORC files have no day %s, which the change of the calendar skipped; write parquet or json",
                        day));
    }

    @ParameterizedTest
    @CsvSource({
        "1582-10-04T23:59:59.999999, false",
        "1582-10-05T00:00:00, true",
        "1582-10-14T23:59:59.999999, true",
        "1582-10-15T00:00:00, false"
    })
    void timesAreRefused(LocalDateTime local, boolean refused) {
        Instant time = local.atZone(ZoneId.systemDefault()).toInstant();
        Optional<Throwable> thrown = Optional.ofNullable(catchThrowable(() -> refuse("time TIMESTAMP", time)));
        assertThat(thrown.isPresent()).isEqualTo(refused);
    }

    @Test
    void daysAreFoundInsideOfOtherValues() {
        LocalDate day = LocalDate.of(1582, 10, 8);
        assertThatThrownBy(() -> refuse(
                        "days ARRAY<DATE>",
                        CollectionConverters.asScala(List.of(LocalDate.EPOCH, day))
                                .toSeq()))
                .hasMessageContaining("1582-10-08");
        assertThatThrownBy(() -> refuse("map MAP<STRING, DATE>", CollectionConverters.asScala(Map.of("a", day))))
                .hasMessageContaining("1582-10-08");
        assertThatThrownBy(() -> refuse("outer STRUCT<id: BIGINT, day: DATE>", RowFactory.create(1L, day)))
                .hasMessageContaining("1582-10-08");
        refuse("outer STRUCT<id: BIGINT, day: DATE>", RowFactory.create(1L, null));
        refuse("local TIMESTAMP_NTZ", day.atStartOfDay());
    }
}
