package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class JsonTableTest {
    @TempDir
    Path directory;

    record Item(String name, long count) implements Serializable {}

    record Order(long id, String name, Double price) implements Serializable {}

    record Exact(
            BigInteger whole,
            BigDecimal decimal,
            Boolean flag,
            LocalDate day,
            Instant time,
            String text,
            List<Long> list,
            Map<String, Double> map,
            Item item)
            implements Serializable {}

    @Test
    void anObjectBecomesARecordByTheNamesOfItsFields(Pool pool) throws IOException {
        Path file =
                write("orders.json", "{\"price\":1.5,\"id\":1,\"note\":{\"a\":[]}}\n\n  \n{\"id\":-2,\"name\":\"\"}\n");
        assertThat(json(file).wanting(Order.class).read(pool))
                .containsExactly(new Order(1, null, 1.5), new Order(-2, "", null));
    }

    @Test
    void aFieldMayDifferFromItsColumnInCaseUnlessThereIsAnExactOne(Pool pool) throws IOException {
        Path file = write(
                "orders.json",
                "{\"ID\":1,\"Price\":2}\n{\"id\":2,\"Id\":9,\"PRICE\":9,\"price\":3}\n"
                        + "{\"id\":3,\"Price\":4,\"PRICE\":5}\n{\"id\":4,\"name\":{\"Id\":5}}\n");
        Tables orders = json(file).wanting(Order.class);
        assertThat(orders.failed(pool))
                .map(FailedInput::error)
                .containsExactly("cannot read '" + file + "', line 3: it is not valid JSON (the names of the fields"
                        + " 'Price' and 'PRICE' differ in case only)");
        Files.writeString(file, Files.readString(file).replace(",\"PRICE\":5", ""));
        assertThat(orders.read(pool))
                .containsExactly(
                        new Order(1, null, 2.0),
                        new Order(2, null, 3.0),
                        new Order(3, null, 4.0),
                        new Order(4, "{\"Id\":5}", null));
        assertThat(json(write("b.json", "{\"a\":1,\"A\":2}\n")).read(pool)).hasToString("[[2,1]]");
    }

    @Test
    void valuesOfAllTypesAreExact(Pool pool) throws IOException {
        Path file = write(
                "exact.json",
                "{\"whole\":1000000000000000000000000000000,\"decimal\":0.10000000000000000000001,\"flag\":true,"
                        + "\"day\":\"1500-02-28\",\"time\":\"1969-12-31T23:59:59.999999Z\","
                        + "\"text\":\"a\\n\\\"\\u0000é\\ud83d\\ude00\",\"list\":[1,null,-3],"
                        + "\"map\":{\"a\":1,\"b\":\"NaN\"},\"item\":{\"count\":2}}\n");
        assertThat(json(file).wanting(Exact.class).read(pool))
                .singleElement()
                .hasToString(new Exact(
                                BigInteger.TEN.pow(30),
                                new BigDecimal("0.10000000000000000000001"),
                                true,
                                LocalDate.of(1500, 2, 28),
                                Instant.parse("1969-12-31T23:59:59.999999Z"),
                                "a\n\"\0é😀",
                                java.util.Arrays.asList(1L, null, -3L),
                                new java.util.TreeMap<>(Map.of("a", 1.0, "b", Double.NaN)),
                                new Item(null, 2))
                        .toString());
    }

    @Test
    void columnsAreInferredFromAllObjectsWhereTheFunctionTakesAny(Pool pool) throws IOException {
        Path file = write("orders.json", "{\"id\":1}\nnonsense\n{\"price\":2.5,\"id\":2,\"items\":[{\"n\":1}]}\n");
        Tables orders = json(file).wanting(Row.class);
        assertThat(orders.failed(pool))
                .containsExactly(new FailedInput(
                        1,
                        "nonsense",
                        "cannot read '" + file + "', line 2: it is not valid JSON (Unrecognized token 'nonsense': was"
                                + " expecting (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token"
                                + " 'null', 'true' or 'false'))"));
        Files.writeString(file, "{\"id\":1}\n{\"price\":2.5,\"id\":2,\"items\":[{\"n\":1}]}\n");
        List<Object> rows = orders.read(pool);
        assertThat(((Row) rows.get(0)).schema().toDDL())
                .isEqualTo("id BIGINT,items ARRAY<STRUCT<n: BIGINT>>,price DOUBLE");
        assertThat(rows).hasToString("[[1,null,null], [2,ArraySeq([1]),2.5]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":1,\"id\":2}      | it is not valid JSON (Duplicate field 'id')",
                "{\"id\":1} {\"id\":2}    | there is more than one JSON object on the line",
                "{\"id\":1} ]             | it is not valid JSON (Unexpected close marker ']'",
                "[{\"id\":1}]             | it is not a JSON object",
                "null                     | it is not a JSON object",
                "{\"id\":1                | it is not valid JSON (Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 1))",
                "{\"id\":9223372036854775808} | '9223372036854775808' in column 'id' is not a bigint",
                "{\"id\":1.5}             | '1.5' in column 'id' is not a bigint",
                "{\"id\":\"1\"}           | '1' in column 'id' is not a bigint",
                "{\"id\":1,\"price\":1e400} | '1e400' in column 'price' is not a double",
                "{\"id\":1,\"price\":\"\"} | '' in column 'price' is not a double",
                "{\"price\":1}            | column 'id' is null, and component 'id' of",
            })
    void anObjectThatIsMalformedFails(String line, String error, Pool pool) throws IOException {
        Path file = write("orders.json", "{\"id\":0}\n" + line + "\n{\"id\":2}\n");
        Tables orders = json(file).wanting(Order.class);
        assertThat(orders.failed(pool)).singleElement().satisfies(failed -> {
            assertThat(failed.index()).isEqualTo(1);
            assertThat(failed.input()).isEqualTo(line);
            assertThat(failed.error()).startsWith("cannot read '" + file + "', line 2: " + error);
        });
        assertThatThrownBy(() -> orders.read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessageStartingWith("cannot read '" + file + "', line 2: " + error);
    }

    @ParameterizedTest
    @CsvSource({
        "'DECIMAL(5,2)', 1.239, 'a decimal(5,2)'",
        "'DECIMAL(5,2)', 12345, 'a decimal(5,2)'",
        "FLOAT, 1e39, a float",
        "TINYINT, 200, a tinyint",
        "SMALLINT, 40000, a smallint",
        "DATE, 5, a date",
        "'ARRAY<INT>', 5, array<int>",
        "'ARRAY<DECIMAL(5,2)>', [1.239], 'array<decimal(5,2)>'",
        "'STRUCT<d: DATE>', '{\"d\":\"2024-01-31 10:00\"}', struct<d:date>",
        "'ARRAY<TIMESTAMP>', '[\"10:30\"]', array<timestamp>",
    })
    void aValueThatIsNotOfItsTypeFails(String type, String value, String named, Pool pool) throws IOException {
        Path file = write("values.json", "{\"value\":" + value + "}\n");
        assertThat(json(file).with(".schema", "value " + type).failed(pool))
                .map(FailedInput::error)
                .singleElement()
                .asString()
                .startsWith("cannot read '" + file + "', line 1: '" + value + "' in column 'value' is not ")
                .endsWith(named);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 100_000})
    void everyChunkSizeFindsTheSameObjects(int chunkSize, Pool pool) throws IOException {
        write("a.json", objects(0, 100));
        write("b.json", "");
        write("c.json", "\ufeff" + objects(100, 200));
        assertThat(pool.map(new Identity(), json(directory).wanting(Order.class).inputs(), chunkSize))
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(i -> new Order(i, "name " + i, i / 4.0))
                        .toList());
    }

    private static String objects(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"name " + i + "\",\"price\":" + i / 4.0 + "}\r\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":1,\n\"price\":2},\n{\"id\":2}]",
                "{\"id\":1,\n\"price\":2}\n{\"id\":2}",
                "\ufeff [ {\"id\" : 1, \"price\" : 2.0 } , {\"id\":2} ] ",
            })
    void aFileMayBeOneDocument(String document, Pool pool) throws IOException {
        for (String encoding : List.of("UTF-8", "UTF-16LE")) {
            Path file = directory.resolve("orders.json");
            Files.write(file, document.getBytes(encoding));
            assertThat(json(file)
                            .with(".option.multiLine", "true")
                            .with(".option.encoding", encoding)
                            .wanting(Order.class)
                            .read(pool))
                    .containsExactly(new Order(1, null, 2.0), new Order(2, null, null));
        }
    }

    @Test
    void whatIsWrongInADocumentFails(Pool pool) throws IOException {
        Path file = write("orders.json", "[{\"id\":1}, 5, {\"id\":\"x\"}, {\"id\":2}, {\"id\":3]");
        assertThat(json(file)
                        .with(".option.multiLine", "true")
                        .wanting(Order.class)
                        .failed(pool))
                .containsExactly(
                        new FailedInput(1, "5", "cannot read '" + file + "', row 2: it is not a JSON object"),
                        new FailedInput(
                                2,
                                "{\"id\":\"x\"}",
                                "cannot read '" + file + "', row 3: 'x' in column 'id' is not a bigint"),
                        new FailedInput(
                                4,
                                "",
                                "cannot read '" + file + "', row 5: from here on, the file is not valid JSON"
                                        + " (Unexpected close marker ']': expected '}' (for Object starting at line: 1,"
                                        + " column: 37))"));
    }

    @Test
    void bytesThatAreNoTextFail(Pool pool) throws IOException {
        Path file = directory.resolve("orders.json");
        Files.write(file, "{\"id\":1,\"name\":\"n\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(json(file).wanting(Order.class).failed(pool))
                .map(FailedInput::error)
                .containsExactly(
                        "cannot read '" + file + "', line 1: its bytes are not text in UTF-8; name the encoding"
                                + " of the file by 'spark.pool.input.option.encoding'");
        assertThat(json(file)
                        .with(".option.encoding", "ISO-8859-1")
                        .wanting(Order.class)
                        .read(pool))
                .containsExactly(new Order(1, "né", null));
    }

    private static Tables json(Path path) {
        return Tables.of("json", path);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
