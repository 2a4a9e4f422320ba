package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.source.table.Table;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class TableSinkTest {
    @TempDir
    Path directory;

    record Item(String name, int count) implements Serializable {}

    record Flat(
            Long whole,
            int number,
            Double fraction,
            Float single,
            Boolean flag,
            BigDecimal amount,
            String text,
            LocalDate day,
            Instant time,
            LocalDateTime local)
            implements Serializable {}

    record Nested(
            Flat flat,
            byte[] bytes,
            List<Long> list,
            Map<String, Double> map,
            List<Item> items,
            Optional<String> maybe,
            short small,
            byte tiny)
            implements Serializable {}

    record Priced(long id, String city, String text) implements Serializable {}

    private static final List<Flat> FLAT = List.of(
            new Flat(
                    Long.MIN_VALUE,
                    Integer.MAX_VALUE,
                    Double.MIN_VALUE,
                    Float.MAX_VALUE,
                    true,
                    new BigDecimal("-12345678901234567890.123456789012345678"),
                    "a \"quoted\" text, with a comma and \\ and \\\"",
                    LocalDate.of(1, 1, 1),
                    Instant.parse("0001-01-02T00:00:00.000001Z"),
                    LocalDateTime.parse("0001-01-01T00:00:00.000001")),
            new Flat(
                    Long.MAX_VALUE,
                    Integer.MIN_VALUE,
                    -0.0,
                    Float.MIN_VALUE,
                    false,
                    new BigDecimal("0.000000000000000001"),
                    "",
                    LocalDate.of(9999, 12, 31),
                    Instant.parse("9999-12-30T23:59:59.999999Z"),
                    LocalDateTime.parse("9999-12-31T23:59:59.999999")),
            new Flat(
                    0L,
                    0,
                    Double.NaN,
                    Float.NEGATIVE_INFINITY,
                    null,
                    null,
                    "  blanks\tand\u00a0more ",
                    LocalDate.of(1582, 10, 15),
                    Instant.parse("1850-01-01T00:00:00.000001Z"),
                    LocalDateTime.parse("2024-02-29T00:00:00")),
            new Flat(
                    1L,
                    0,
                    Double.POSITIVE_INFINITY,
                    Float.NaN,
                    null,
                    new BigDecimal("0E-18"),
                    "null",
                    null,
                    Instant.parse("2024-10-27T01:30:00.123456Z"),
                    LocalDateTime.parse("2024-10-27T02:30:00.12")),
            new Flat(null, 0, null, null, null, null, null, null, null, null));

    private static final List<Nested> NESTED = List.of(
            new Nested(
                    FLAT.get(0),
                    new byte[] {0, -1, 127},
                    List.of(1L, Long.MIN_VALUE),
                    Map.of("pi", Math.PI),
                    List.of(new Item("one\nline \ud83d\ude00", 1), new Item(null, 2)),
                    Optional.of(""),
                    Short.MIN_VALUE,
                    Byte.MAX_VALUE),
            new Nested(null, null, null, null, null, Optional.empty(), (short) 0, (byte) 0),
            new Nested(FLAT.get(4), new byte[0], List.of(), Map.of(), List.of(), Optional.of("x"), (short) 1, (byte) 1));

    private TableJob job(String format, Class<?> output) {
        return TableJob.of(format, output, directory.resolve("table"));
    }

    private Table table(String format) {
        return Table.at(directory.resolve("table").toString()).format(format);
    }

    private static <T> List<T> read(Pool pool, Inputs<T> inputs) {
        return pool.map(value -> value, inputs);
    }

    private List<String> files() throws IOException {
        Path table = directory.resolve("table");
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> table.relativize(file).toString())
                    .map(name -> name.replaceFirst("-[0-9a-f]{8}\\.", "-RUN."))
                    .sorted()
                    .toList();
        }
    }

    private List<String> filesWithRows() throws IOException {
        return files().stream().filter(name -> !name.equals("_SUCCESS")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "parquet", "orc", "avro"})
    void recordsOfAllSimpleTypesComeBack(String format, Pool pool) throws IOException {
        job(format, Flat.class).write(pool, Inputs.of(FLAT));
        assertThat(read(pool, table(format).as(Flat.class))).isEqualTo(FLAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "parquet", "orc", "avro"})
    void recordsWithPartsComeBack(String format, Pool pool) throws IOException {
        job(format, Nested.class).write(pool, Inputs.of(NESTED));
        assertThat(read(pool, table(format).as(Nested.class)))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(NESTED);
    }
}
