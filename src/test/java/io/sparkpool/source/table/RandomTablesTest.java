package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.Thorough;
import io.sparkpool.pool.Pool;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what plain Spark has written. */
@ExtendWith(SharedPool.class)
@Thorough
class RandomTablesTest {
    private static final int ROWS = 500;
    private static final String TIMES = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX";

    private static final List<String> CHARACTERS =
            List.of("a", "\"", "\\", "'", ",", "\n", " ", "\t", "\0", "é", "😀", "#", "=", "1", "{", "\u2028");

    private static final StructType COLUMNS = StructType.fromDDL(
            "whole BIGINT, number DOUBLE, decimal DECIMAL(38,9), flag BOOLEAN, day DATE, time TIMESTAMP, text STRING, last INT");

    @TempDir
    Path directory;

    record Values(
            Long whole,
            Double number,
            BigDecimal decimal,
            Boolean flag,
            LocalDate day,
            Instant time,
            String text,
            int last)
            implements Serializable {
        Row row() {
            return RowFactory.create(whole, number, decimal, flag, day, time, text, last);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet", "orc"})
    void whatSparkHasWrittenIsReadAsItWas(String format, Pool pool) {
        Random random = new Random(13);
        List<Values> values =
                IntStream.range(0, ROWS).mapToObj(i -> values(random, i)).toList();
        Path table = directory.resolve("table");
        DataFrameWriter<Row> writer = SparkSession.builder()
                .getOrCreate()
                .createDataFrame(values.stream().map(Values::row).toList(), COLUMNS)
                .write()
                .option("timeZone", "UTC")
                .option("timestampFormat", TIMES);
        writer.option("header", "true")
                .option("ignoreLeadingWhiteSpace", "false")
                .option("ignoreTrailingWhiteSpace", "false")
                .format(format)
                .save(table.toString());
        Tables read = Tables.of(format, table).wanting(Values.class);
        if (format.equals("csv")) {
            read.with(".option.multiLine", "true");
        }
        if (format.equals("csv") || format.equals("json")) {
            read.with(".option.timestampFormat", TIMES).with(".option.timeZone", "UTC");
        }
        assertThat(read.read(pool).stream().map(Values.class::cast).map(RandomTablesTest::scaled))
                .isEqualTo(values);
    }

    /** Returns values with the scale of their column, which text of a decimal need not have. */
    private static Values scaled(Values values) {
        BigDecimal decimal = values.decimal() == null ? null : values.decimal().setScale(9);
        return new Values(
                values.whole(),
                values.number(),
                decimal,
                values.flag(),
                values.day(),
                values.time(),
                values.text(),
                values.last());
    }

    private static Values values(Random random, int index) {
        return new Values(
                some(random, () -> random.nextLong() >> random.nextInt(Long.SIZE)),
                some(random, () -> number(random)),
                some(random, () -> new BigDecimal(new BigInteger(random.nextInt(120), random), 9).negate()),
                some(random, random::nextBoolean),
                some(random, () -> LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_600_000))),
                some(random, () -> time(random)),
                some(random, () -> text(random)),
                index);
    }

    private static <T> T some(Random random, Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }

    private static double number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private static Instant time(Random random) {
        return Instant.parse("1000-01-01T00:00:00Z")
                .plusSeconds(random.nextInt(Integer.MAX_VALUE) * 100L)
                .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
    }

    private static String text(Random random) {
        return Stream.generate(() -> CHARACTERS.get(random.nextInt(CHARACTERS.size())))
                .limit(random.nextInt(8))
                .collect(Collectors.joining());
    }
}
