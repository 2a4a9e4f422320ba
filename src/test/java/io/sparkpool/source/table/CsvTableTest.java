package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.row.RowInput;
import io.sparkpool.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class CsvTableTest {
    @TempDir
    Path directory;

    record Order(long id, String name, double price) implements Serializable {}

    record Exact(
            BigInteger whole,
            BigDecimal decimal,
            Integer number,
            Boolean flag,
            LocalDate day,
            Instant time,
            String text)
            implements Serializable {}

    @Test
    void aRowBecomesARecordByTheNamesOfItsColumns(Pool pool) throws IOException {
        Path file = write("orders.csv", "price,name,note,id\n1.5,pen,x,1\n-0.25,\"ink, blue\",y,2\n");
        assertThat(csv(file).wanting(Order.class).read(pool))
                .containsExactly(new Order(1, "pen", 1.5), new Order(2, "ink, blue", -0.25));
    }

    @Test
    void columnsThatARecordDoesNotTakeNeedNotParse(Pool pool) throws IOException {
        Path file = write("orders.csv", "id,name,price,day\n1,pen,1.5,someday\n");
        assertThat(csv(file)
                        .with(".schema", "id BIGINT, name STRING, price DOUBLE, day DATE")
                        .wanting(Order.class)
                        .read(pool))
                .containsExactly(new Order(1, "pen", 1.5));
    }

    @Test
    void valuesOfAllTypesAreExact(Pool pool) throws IOException {
        Path file = write(
                "exact.csv",
                "whole,decimal,number,flag,day,time,text\n"
                        + "1000000000000000000000000000000,-0.10000000000000000000001,,true,1500-02-28,1969-12-31T23:59:59.999999Z,\n"
                        + "-5,1E+3,-2147483648,False,9999-12-31,2024-02-29T12:00:00+02:00,\"\"\n"
                        + ",,7,,,,\" a \"\n");
        assertThat(csv(file).wanting(Exact.class).read(pool))
                .containsExactly(
                        new Exact(
                                BigInteger.TEN.pow(30),
                                new BigDecimal("-0.10000000000000000000001"),
                                null,
                                true,
                                LocalDate.of(1500, 2, 28),
                                Instant.parse("1969-12-31T23:59:59.999999Z"),
                                null),
                        new Exact(
                                BigInteger.valueOf(-5),
                                new BigDecimal("1E+3"),
                                Integer.MIN_VALUE,
                                false,
                                LocalDate.of(9999, 12, 31),
                                Instant.parse("2024-02-29T10:00:00Z"),
                                ""),
                        new Exact(null, null, 7, null, null, null, " a "));
    }

    @Test
    void aTextIsReadAsItIs(Pool pool) throws IOException {
        Path file = write("texts.csv", "text\n\"a\\\"b\"\n\"nul \0 é 😀\"\n\"\"\n  \n\"x,y\"\n6\" pipe\n\ttab\t\n");
        assertThat(csv(file).wanting(String.class).read(pool))
                .containsExactly("a\"b", "nul \0 é 😀", "", "  ", "x,y", "6\" pipe", "\ttab\t");
    }

    @Test
    void aFunctionOfValuesTakesTheColumnThatIsNamed(Pool pool) throws IOException {
        Path file = write("orders.csv", "id,price\n1,2.5\n2,NaN\n3,-Inf\n");
        assertThat(csv(file).with(".column", "price").wanting(Double.class).read(pool))
                .isEqualTo(List.of(2.5, Double.NaN, Double.NEGATIVE_INFINITY));
        assertThat(csv(file).with(".column", "id").wanting(Number.class).read(pool))
                .isEqualTo(List.of(1L, 2L, 3L));
    }

    @Test
    void typesAreInferredFromAllRowsWhereTheFunctionTakesAny(Pool pool) throws IOException {
        Path file = write("orders.csv", "id,price,day,none,name\n1,2,2024-01-31,,a\n2,2.5,,,7\n");
        List<Object> rows = csv(file).wanting(Row.class).read(pool);
        assertThat(((Row) rows.get(0)).schema().toDDL())
                .isEqualTo("id INT,price DOUBLE,day DATE,none STRING,name STRING");
        assertThat(rows).map(Object::toString).containsExactly("[1,2.0,2024-01-31,null,a]", "[2,2.5,null,null,7]");
        assertThat(csv(file).with(".option.inferSchema", "false").read(pool))
                .map(Object::toString)
                .containsExactly("[1,2,2024-01-31,null,a]", "[2,2.5,null,null,7]");
    }

    @Test
    void aColumnWhoseValuesWouldBeTakenForOthersIsInferredAsText(Pool pool) throws IOException {
        Path file =
                write("codes.csv", "a,b,c,d,e\n1.5,10:30,2024-01-31 note,\"1,5\",2024-01-31 10:00\n2d,NA,NA,NA,NA\n");
        assertThat(csv(file).with(".option.nullValue", "NA").read(pool))
                .map(row -> ((Row) row).schema().toDDL())
                .containsOnly("a STRING,b STRING,c STRING,d STRING,e TIMESTAMP");
    }

    @Test
    void aRowComesWithTheInputThatTheFunctionTakes(Pool pool) throws IOException {
        Path file = write("orders.csv", "id,name,price,count\n1,7,2,3\n");
        RowInput input =
                (RowInput) csv(file).wantingRowsToo(Order.class).read(pool).get(0);
        assertThat(input.input()).isEqualTo(new Order(1, "7", 2));
        assertThat(input.row().toRow().schema().toDDL()).isEqualTo("id BIGINT,name STRING,price DOUBLE,count INT");
        assertThat(input.row().toRow()).hasToString("[1,7,2.0,3]");
    }

    @ParameterizedTest
    @CsvSource({"Number, double", "BigDecimal, string", "String, string", "Object, double"})
    void theColumnOfARowHasTheTypeThatFitsItsValues(String taken, String type, Pool pool) throws IOException {
        Path file = write("orders.csv", "id,price\n1,2.5\n");
        Class<?> wanted = Stream.of(Number.class, BigDecimal.class, String.class, Object.class)
                .filter(each -> each.getSimpleName().equals(taken))
                .findFirst()
                .orElseThrow();
        RowInput input = (RowInput) csv(file)
                .with(".column", "price")
                .wantingRowsToo(wanted)
                .read(pool)
                .get(0);
        assertThat(input.row().toRow().schema().apply("price").dataType().simpleString())
                .isEqualTo(type);
        assertThat(input.input()).hasToString("2.5");
        assertThat(input.row().toRow()).hasToString("[1,2.5]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "id;name;price     # 'spark.pool.input.option.sep' to ;",
                "id|name|price     # 'spark.pool.input.option.sep' to |",
                "id\tname\tprice # 'spark.pool.input' to tsv",
            })
    void anotherSeparatorIsSuggested(String header, String setting) throws IOException {
        Path file = write("orders.csv", header + "\n");
        assertThat(csv(file).wanting(Order.class).problems())
                .containsExactly("cannot use 'spark.pool.input.path' = '" + file + "' (-D): '" + file
                        + "' has only one column, '" + header.replace("\t", "\\t")
                        + "'; if its columns are separated otherwise, set " + setting);
        assertThat(csv(file).with(".option.header", "false").problems()).isEmpty();
    }

    @Test
    void aRowThatCannotBeReadSaysWhatToDo(Pool pool) throws IOException {
        Path file = write("orders.csv", "id,name,price\n1,a,many\n");
        Source orders = csv(file).wanting(Order.class).open();
        PoolException failure =
                catchThrowableOfType(PoolException.class, () -> pool.map(new Identity(), (Inputs<?>) orders.inputs()));
        assertThat(failure.getMessage() + orders.advice(failure))
                .isEqualTo("cannot read '" + file + "', line 2: 'many' in column 'price' is not a double;"
                        + " correct it, or set such rows aside with --quarantine FILE");
    }

    @Test
    void aSchemaNamesTheColumnsOfFilesWithoutHeaders(Pool pool) throws IOException {
        Path file = write("orders.csv", "1;a\n2;b\n");
        Tables orders = csv(file).with(".option.header", "false").with(".option.sep", ";");
        assertThat(orders.read(pool)).map(Object::toString).containsExactly("[1,a]", "[2,b]");
        assertThat(((Row) orders.read(pool).get(0)).schema().fieldNames()).containsExactly("_c0", "_c1");
        assertThat(orders.with(".schema", "id BIGINT, name STRING, price DOUBLE")
                        .wanting(Order.class)
                        .failed(pool))
                .map(FailedInput::error)
                .containsExactly(
                        "cannot read '" + file + "', line 1: the row has 2 fields, and the table has 3",
                        "cannot read '" + file + "', line 2: the row has 2 fields, and the table has 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,a           | the row has 2 fields, and the header has 3",
                "1             | the row has 1 field, and the header has 3",
                "1,a,2,3       | the row has 4 fields, and the header has 3",
                "x,a,2         | 'x' in column 'id' is not a bigint",
                "1.0,a,2       | '1.0' in column 'id' is not a bigint",
                "1 ,a,2        | '1 ' in column 'id' is not a bigint",
                "9223372036854775808,a,2 | '9223372036854775808' in column 'id' is not a bigint",
                "1,a,two       | 'two' in column 'price' is not a double",
                "1,a,1e400     | '1e400' in column 'price' is too large for a double",
                "1,a,          | column 'price' is null, and component 'price' of io.sparkpool.source.table.CsvTableTest$Order is a double; let it be an Optional<Double> to take nulls",
                "1,\"a,2       | a quote is not closed on its line; if values contain line ends, set 'spark.pool.input.option.multiLine' to true",
                "1,\"a\"\"b\",2 | a quote inside of quotes is not escaped; if quotes are doubled, set 'spark.pool.input.option.escape' to \"",
                "1,\"a\"b,2    | a quote inside of quotes is not escaped; if quotes are doubled, set 'spark.pool.input.option.escape' to \"",
            })
    void aRowThatIsMalformedFails(String row, String error, Pool pool) throws IOException {
        Path file = write("orders.csv", "id,name,price\n\n1,a,1\n" + row + "\n2,b,2\n");
        Tables orders = csv(file).wanting(Order.class);
        assertThat(orders.failed(pool)).singleElement().satisfies(failed -> {
            assertThat(failed.index()).isEqualTo(1);
            assertThat(failed.input()).isEqualTo(row.strip());
            assertThat(failed.error()).startsWith("cannot read '" + file + "', line 4: " + error);
        });
        assertThatThrownBy(() -> orders.read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessageStartingWith("cannot read '" + file + "', line 4: " + error);
    }

    @ParameterizedTest
    @CsvSource({
        "'DECIMAL(5,2)', 1.239, 'has more digits than a decimal(5,2)'",
        "'DECIMAL(5,2)', 12345, 'is not a decimal(5,2)'",
        "FLOAT, 1e39, is too large for a float",
        "INT, 2147483648, is not an int",
        "TINYINT, 200, is not a tinyint",
        "BOOLEAN, yes, is not a boolean",
        "DATE, 2023-02-29, is not a date",
        "DATE, 2023-02-28 10:00, is not a date",
        "TIMESTAMP, noon, is not a timestamp",
        "TIMESTAMP, 10:30, is not a timestamp",
        "TIMESTAMP, 2023-02-28T10:00:00.1234567Z, is not a timestamp",
        "DOUBLE, 1d, is not a double",
        "DOUBLE, 0x1p3, is not a double",
        "'DECIMAL(5,2)', '1,5', 'is not a decimal(5,2)'",
    })
    void aValueThatIsNotOfItsTypeFails(String type, String value, String error, Pool pool) throws IOException {
        Path file = write("values.csv", "value\n\"" + value + "\"\n");
        assertThat(csv(file).with(".schema", "value " + type).failed(pool))
                .containsExactly(new FailedInput(
                        0,
                        "\"" + value + "\"",
                        "cannot read '" + file + "', line 2: '" + value + "' in column 'value' " + error));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, dateFormat, dd.MM.yyyy, 28.02.2023, 2023-02-28",
        "TIMESTAMP, timestampFormat, yyyy-MM-dd HH:mm:ss.SSSSSSS, 2023-02-28 10:00:00.1234560, 2023-02-28T10:00:00.123456Z",
        "'DECIMAL(5,2)', locale, de, '1,5', 1.50",
        "DOUBLE, nanValue, missing, missing, NaN",
    })
    void anOptionSaysHowValuesAreWritten(String type, String option, String value, String text, String read, Pool pool)
            throws IOException {
        Path file = write("values.csv", "value\n\"" + text + "\"\n");
        assertThat(csv(file)
                        .with(".schema", "value " + type)
                        .with(".option." + option, value)
                        .with(".option.timeZone", "UTC")
                        .read(pool))
                .hasToString("[[" + read + "]]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 100_000})
    void everyChunkSizeFindsTheSameRows(int chunkSize, Pool pool) throws IOException {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> i + ",\"name " + i + "\"," + i / 4.0 + (i % 3 == 0 ? "\r\n" : "\n"))
                .collect(Collectors.joining());
        write("a.csv", "# a\n\n# b\nid,name,price\n" + rows);
        write("b/c.csv", "id,name,price\r\n");
        write("b/d.csv", "\ufeffid,name,price\r\n# c\r\n200,last,50\n");
        assertThat(pool.map(
                        new Identity(),
                        csv(directory)
                                .with(".option.comment", "#")
                                .wanting(Order.class)
                                .inputs(),
                        chunkSize))
                .isEqualTo(IntStream.rangeClosed(0, 200)
                        .mapToObj(i -> new Order(i, i == 200 ? "last" : "name " + i, i / 4.0))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void orderHoldsOnAnyNumberOfCores(int cores, Pool running) throws IOException {
        for (int file = 0; file < 40; file++) {
            int rows = file == 20 ? 3000 : file % 3;
            int first = file;
            write(
                    "orders-%02d.csv".formatted(file),
                    IntStream.range(0, rows)
                            .mapToObj(row -> first + "," + row + "\n")
                            .collect(Collectors.joining("", "file,row\n", "")));
        }
        List<String> expected = IntStream.range(0, 40)
                .boxed()
                .flatMap(file ->
                        IntStream.range(0, file == 20 ? 3000 : file % 3).mapToObj(row -> "[" + file + "," + row + "]"))
                .toList();
        try (Pool pool = Pool.local(cores)) {
            Tables orders = csv(directory).with(".schema", "file INT, row INT");
            assertThat(pool.map(Object::toString, orders.inputs())).isEqualTo(expected);
        }
    }

    @Test
    void valuesHaveLineEndsInFilesThatAreReadAsAWhole(Pool pool) throws IOException {
        Path file = write(
                "texts.csv",
                "\ufeffid,text\r\n1,\"a\nb\"\r\n2,\"c\r\nd\"\n\n3,\"e\rf\"\r4,\"\"\nx,\"two\nlines\"\n5,\"never\nclosed\n");
        Tables texts = csv(file).with(".option.multiLine", "true");
        assertThat(texts.wanting(Text.class).failed(pool))
                .containsExactly(
                        new FailedInput(
                                4,
                                "x,\"two\nlines\"",
                                "cannot read '" + file + "', line 10: 'x' in column 'id' is not a bigint"),
                        new FailedInput(
                                5,
                                "5,\"never\nclosed\n",
                                "cannot read '" + file + "', line 12: a quote is not closed; close it, or set"
                                        + " 'spark.pool.input.option.escape' to what precedes a quote that is part of a value"));
        Files.writeString(file, "id,text\r\n1,\"a\nb\"\r\n2,\"c\r\nd\"\n\n3,\"e\rf\"\r4,\"\"\n");
        assertThat(texts.read(pool))
                .containsExactly(new Text(1, "a\nb"), new Text(2, "c\r\nd"), new Text(3, "e\rf"), new Text(4, ""));
    }

    record Text(long id, String text) implements Serializable {}

    @ParameterizedTest
    @CsvSource({"UTF-16, true", "UTF-16LE, true", "windows-1252, false", "ISO-8859-1, true", "UTF-8, false"})
    void readsOtherEncodings(String encoding, String multiLine, Pool pool) throws IOException {
        Path file = directory.resolve("texts.csv");
        Files.write(file, "id,text\n1,né\n".getBytes(Charset.forName(encoding)));
        assertThat(csv(file)
                        .with(".option.encoding", encoding)
                        .with(".option.multiLine", multiLine)
                        .wanting(Text.class)
                        .read(pool))
                .containsExactly(new Text(1, "né"));
    }

    @Test
    void bytesThatAreNoTextFail(Pool pool) throws IOException {
        Path file = directory.resolve("texts.csv");
        Files.write(file, "id,text\n1,n\u00e9\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));
        Tables texts = csv(file).wanting(Text.class);
        assertThat(texts.failed(pool))
                .containsExactly(new FailedInput(
                        0,
                        "1,n\ufffd",
                        "cannot read '" + file + "', line 2: its bytes are not text in UTF-8; name the encoding of the"
                                + " file by 'spark.pool.input.option.encoding'"));
        assertThat(texts.with(".option.multiLine", "true").failed(pool))
                .map(FailedInput::error)
                .containsExactly(
                        "cannot read '" + file + "', line 2: its bytes are not text in UTF-8; name the encoding"
                                + " of the file by 'spark.pool.input.option.encoding'");
    }

    @Test
    void theRestOfATruncatedFileFailsAsOne(Pool pool) throws IOException {
        Path file = directory.resolve("orders.csv.gz");
        String rows = IntStream.range(0, 20_000).mapToObj(i -> i + ",x,1\n").collect(Collectors.joining());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("id,name,price\n" + rows).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        assertThat(csv(file).wanting(Order.class).read(pool)).hasSize(20_000);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        List<FailedInput> failed = csv(file).wanting(Order.class).failed(pool);
        assertThat(failed).singleElement().satisfies(rest -> {
            assertThat(rest.index()).isBetween(1000L, 19_000L);
            assertThat(rest.error())
                    .isEqualTo(
                            "cannot read '" + file + "', line " + (rest.index() + 2)
                                    + ": the compressed file is damaged or cut off from here on (EOFException: Unexpected end of input stream); make it again");
        });
    }

    @Test
    void filesHaveTheSameHeader(Pool pool) throws IOException {
        Path first = write("a.csv", "id,name,price\n1,a,1\n");
        Path other = write("b.csv", "id,price,name\n2,2,b\n");
        assertThatThrownBy(() -> csv(directory).wanting(Order.class).read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessage("cannot read '" + other + "': its columns are id, price, name, and those of '" + first
                        + "' are id, name, price; give all files the same header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,id                | '%s' has two columns with the name 'id'; rename one of them",
                "''                   | '%s' is empty, without a header; remove it, or set 'spark.pool.input.option.header' to false if the files have none",
                "\"id                 | the first record of '%s' cannot be read: a quote is not closed on its line; if values contain line ends, set 'spark.pool.input.option.multiLine' to true",
            })
    void aHeaderThatIsWrongIsAProblem(String header, String problem) throws IOException {
        Path file = write("orders.csv", header);
        assertThat(csv(file).wanting(Order.class).problems())
                .containsExactly(
                        "cannot use 'spark.pool.input.path' = '" + file + "' (-D): " + problem.formatted(file));
    }

    @Test
    void aMissingColumnIsAProblem() throws IOException {
        Path file = write("orders.csv", "id,name,prize\n");
        assertThat(csv(file).wanting(Order.class).problems())
                .singleElement()
                .asString()
                .contains("'price'")
                .contains("'prize'");
        assertThat(csv(file).with(".schema", "id BIGINT, nam STRING").problems())
                .containsExactly("cannot use 'spark.pool.input.path' = '" + file + "' (-D): '" + file
                        + "' has no column 'nam', which 'spark.pool.input.schema' names (it has id, name, prize);"
                        + " did you mean 'name'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".option.separator | ;          | use | there is no such option; set one of",
                ".option.quot      | '          | use | there is no such option; did you mean 'quote'?",
                ".option.quote     | ''         | use | not a value of this option (",
                ".option.header    | perhaps    | use | not a value of this option (",
                ".option.encoding  | UTF-9      | use | not a value of this option (UTF-9); see Spark's documentation of it",
                ".option.dateFormat | bbb       | use | not a value of this option (",
                ".option.mode      | PERMISSIVE | use | rows that cannot be read are failing inputs, so that 'spark.pool.onError' decides; leave out this option",
                ".schema           | id NUMBER  | read | not a list of columns and types (",
            })
    void anOptionThatIsWrongIsAProblem(String key, String value, String verb, String problem) throws IOException {
        Path file = write("orders.csv", "id,name,price\n");
        assertThat(csv(file).with(key, value).problems())
                .singleElement()
                .asString()
                .startsWith("cannot " + verb + " 'spark.pool.input" + key + "' = '" + value + "' (-D): " + problem);
    }

    @Test
    void aHeaderAloneIsATableWithoutRows(Pool pool) throws IOException {
        Path file = write("orders.csv", "id,name,price");
        assertThat(csv(file).wanting(Order.class).read(pool)).isEmpty();
        assertThat(csv(file).read(pool)).isEmpty();
    }

    private static Tables csv(Path path) {
        return Tables.of("csv", path);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
