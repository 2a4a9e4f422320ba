package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.function.Pair;
import io.sparkpool.message.TextBuffer;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutputRowsTest {
    private static final StructType SOURCE = InternalRows.schema("id bigint, name string");

    record Item(String name, BigDecimal price) {}

    record Everything(
            long id,
            int count,
            short s,
            byte b,
            double rate,
            float f,
            boolean sure,
            BigDecimal total,
            BigInteger big,
            Number number,
            String text,
            StringBuilder built,
            char letter,
            Thread.State state,
            LocalDate day,
            Instant time,
            LocalDateTime local,
            byte[] bytes,
            List<Integer> list,
            Map<String, Item> items,
            Optional<Item> item) {}

    record Nested(List<Item> items, Map<String, Integer> sizes) {}

    record Loop(List<Loop> loops) {}

    record Unknown(Thread thread) {}

    /** Rows with an id and a name, and the column that a function takes of them. */
    private record Rows(StructType columns, Optional<DataType> takenType) implements RowSource {
        static Optional<RowSource> taking(String type) {
            return Optional.of(new Rows(SOURCE, Optional.of(DataType.fromDDL(type))));
        }

        static Optional<RowSource> whole() {
            return Optional.of(new Rows(SOURCE, Optional.empty()));
        }
    }

    @Test
    void recordsHaveTheColumnsOfTheirComponents() {
        assertThat(of(Everything.class, "").columns().toDDL())
                .isEqualTo("id BIGINT,count INT,s SMALLINT,b TINYINT,rate DOUBLE,f FLOAT,sure BOOLEAN,"
                        + "total DECIMAL(38,18),big BIGINT,number BIGINT,text STRING,built STRING,letter STRING,"
                        + "state STRING,day DATE,time TIMESTAMP,local TIMESTAMP_NTZ,bytes BINARY,list ARRAY<INT>,"
                        + "items MAP<STRING, STRUCT<name: STRING, price: DECIMAL(38,18)>>,"
                        + "item STRUCT<name: STRING, price: DECIMAL(38,18)>");
    }

    @Test
    void recordsAreTheRowsOfTheirComponents() {
        Everything everything = new Everything(
                Long.MIN_VALUE,
                Integer.MAX_VALUE,
                Short.MIN_VALUE,
                Byte.MAX_VALUE,
                Double.NaN,
                -0.0f,
                true,
                new BigDecimal("99999999999999999999.000000000000000001"),
                BigInteger.valueOf(Long.MAX_VALUE),
                7.0,
                "\u00e9\ud83d\ude00",
                new StringBuilder("built"),
                'c',
                Thread.State.NEW,
                LocalDate.of(-290000, 1, 1),
                Instant.parse("1500-01-01T00:00:00.000001Z"),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
                new byte[] {0, -1},
                Arrays.asList(1, null),
                Collections.singletonMap("a", new Item(null, new BigDecimal("1.5"))),
                Optional.empty());
        assertThat(JsonText.of(row(of(Everything.class, ""), everything)))
                .isEqualTo(
                        "{\"id\":-9223372036854775808,\"count\":2147483647,\"s\":-32768,\"b\":127,\"rate\":\"NaN\",\"f\":-0.0,"
                                + "\"sure\":true,\"total\":99999999999999999999.000000000000000001,"
                                + "\"big\":9223372036854775807,\"number\":7,\"text\":\"\u00e9\ud83d\ude00\","
                                + "\"built\":\"built\",\"letter\":\"c\",\"state\":\"NEW\",\"day\":\"-290000-01-01\","
                                + "\"time\":\"1500-01-01T00:00:00.000001Z\",\"local\":\"9999-12-31T23:59:59.999999\","
                                + "\"bytes\":\"AP8=\",\"list\":[1,null],"
                                + "\"items\":{\"a\":{\"name\":null,\"price\":1.500000000000000000}},\"item\":null}");
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of("bigint", Long.MAX_VALUE, Long.MAX_VALUE),
                Arguments.of("bigint", BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of("bigint", new BigDecimal("1e18"), 1_000_000_000_000_000_000L),
                Arguments.of("bigint", 3.0, 3L),
                Arguments.of("bigint", new AtomicLong(5), 5L),
                Arguments.of("int", 5L, 5),
                Arguments.of("double", 1L << 53, 0x1p53),
                Arguments.of("double", new BigDecimal("0.1"), 0.1),
                Arguments.of("double", 0.1f, (double) 0.1f),
                Arguments.of("double", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
                Arguments.of("float", Double.NaN, Float.NaN),
                Arguments.of("float", 0.5, 0.5f),
                Arguments.of("decimal(38,0)", BigInteger.TEN.pow(37), new BigDecimal(BigInteger.TEN.pow(37))),
                Arguments.of("decimal(9,2)", 0.1, new BigDecimal("0.10")),
                Arguments.of("decimal(9,2)", new BigDecimal("12345.6700"), new BigDecimal("12345.67")),
                Arguments.of("decimal(9,2)", new BigDecimal("0e-999999999"), new BigDecimal("0.00")),
                Arguments.of("string", BigInteger.TEN.pow(40), "1" + "0".repeat(40)),
                Arguments.of("string", 1.0, "1.0"),
                Arguments.of("string", true, "True"),
                Arguments.of("string", List.of(1L, "a"), "[1, 'a']"),
                Arguments.of("string", new Item("a", BigDecimal.ONE), "{\"name\":\"a\",\"price\":1}"),
                Arguments.of("string", Instant.EPOCH, "1970-01-01 00:00:00+00:00"),
                Arguments.of("string", Optional.empty(), null),
                Arguments.of("bigint", Optional.of(Optional.of(1)), 1L),
                Arguments.of("interval year to month", Period.of(1, 14, 0), Period.of(2, 2, 0)),
                Arguments.of("interval day to second", Duration.ofNanos(-1000), Duration.ofNanos(-1000)),
                Arguments.of("timestamp", Instant.parse("-290308-12-21T19:59:05.224192Z"), null));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void valuesThatFitAreTheSame(String declared, Object value, Object expected) {
        Row row = row(of(Object.class, declared), value);
        if (!declared.equals("timestamp")) {
            assertThat(row.get(0)).isEqualTo(expected);
        } else {
            assertThat(row.getInstant(0)).isEqualTo(value);
        }
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of(
                        "bigint",
                        BigInteger.ONE.shiftLeft(63),
                        "is a bigint, which cannot hold '9223372036854775808'; set 'spark.pool.output.type' to decimal(38,0) or string"),
                Arguments.of(
                        "bigint",
                        1.5,
                        "is a bigint, which cannot hold '1.5'; set 'spark.pool.output.type' to double or string"),
                Arguments.of(
                        "bigint",
                        Double.NaN,
                        "is a bigint, which cannot hold 'NaN'; set 'spark.pool.output.type' to double or string"),
                Arguments.of(
                        "bigint",
                        new BigDecimal("1.25"),
                        "is a bigint, which cannot hold '1.25'; set 'spark.pool.output.type' to decimal(38,18) or string"),
                Arguments.of(
                        "bigint",
                        BigInteger.TEN.pow(38),
                        "is a bigint, which cannot hold '100000000000000000000000000000000000000'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "bigint", "1", "is a bigint, which cannot hold '1'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "int",
                        1L << 31,
                        "is an int, which cannot hold '2147483648'; set 'spark.pool.output.type' to bigint or string"),
                Arguments.of(
                        "tinyint",
                        128,
                        "is a tinyint, which cannot hold '128'; set 'spark.pool.output.type' to bigint or string"),
                Arguments.of(
                        "double",
                        (1L << 53) + 1,
                        "is a double, which cannot hold '9007199254740993'; set 'spark.pool.output.type' to bigint or string"),
                Arguments.of(
                        "double",
                        new BigDecimal("1e400"),
                        "is a double, which cannot hold '1E+400'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "double",
                        new BigDecimal("1e-400"),
                        "is a double, which cannot hold '1E-400'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "float",
                        0.1,
                        "is a float, which cannot hold '0.1'; set 'spark.pool.output.type' to double or string"),
                Arguments.of(
                        "decimal(9,2)",
                        new BigDecimal("12345.678"),
                        "is a decimal(9,2), which cannot hold '12345.678'; set 'spark.pool.output.type' to decimal(38,18) or string"),
                Arguments.of(
                        "decimal(9,2)",
                        new BigDecimal("1e-20"),
                        "is a decimal(9,2), which cannot hold '1E-20'; set 'spark.pool.output.type' to decimal(38,20) or string"),
                Arguments.of(
                        "decimal(9,2)",
                        new BigDecimal("1e999999999"),
                        "is a decimal(9,2), which cannot hold '1E+999999999'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "date",
                        LocalDate.MAX,
                        "is a date, which cannot hold '+999999999-12-31'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "date",
                        Instant.EPOCH,
                        "is a date, which cannot hold '1970-01-01T00:00:00Z'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "timestamp",
                        Instant.EPOCH.plusNanos(1),
                        "is a timestamp, which cannot hold '1970-01-01T00:00:00.000000001Z'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "timestamp",
                        Instant.MIN,
                        "is a timestamp, which cannot hold '-1000000000-01-01T00:00:00Z'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "timestamp_ntz",
                        LocalDateTime.MAX,
                        "is a timestamp_ntz, which cannot hold '+999999999-12-31T23:59:59.999999999'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "boolean", 1, "is a boolean, which cannot hold '1'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "binary", "a", "is a binary, which cannot hold 'a'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "interval day to second",
                        "a",
                        "is an interval day to second, which cannot hold 'a'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "interval day to second",
                        Duration.ofNanos(1_000_001),
                        "is an interval day to second, which cannot hold 'PT0.001000001S'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "interval day",
                        Duration.ofHours(30),
                        "is an interval day, which cannot hold 'PT30H'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "interval year to month",
                        Period.of(1, 14, 5),
                        "is an interval year to month, which cannot hold 'P1Y14M5D'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "interval year",
                        Period.ofMonths(14),
                        "is an interval year, which cannot hold 'P14M'; set 'spark.pool.output.type' to string"),
                Arguments.of(
                        "string",
                        "a\ud800b",
                        "cannot hold 'a\\ud800b': UTF-8 cannot hold the character \\ud800 at 1, half of a pair; leave it out"),
                Arguments.of(
                        "map<string,int>",
                        1,
                        "is a map<string,int>, which cannot hold '1'; set 'spark.pool.output.type' to string"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void valuesThatDoNotFitAreRefused(String declared, Object value, String why) {
        RowWriter writer = of(Object.class, declared).writer();
        assertThatThrownBy(() -> writer.write(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'out' " + why);
    }

    @Test
    void aTimeKeepsItsDigitsOrIsRefused() {
        SQLConf withTimes = new SQLConf();
        withTimes.setConfString("spark.sql.timeType.enabled", "true");
        RowWriter writer = SQLConf.withExistingConf(
                withTimes, () -> of(Object.class, "time(3)").writer());
        LocalTime millis = LocalTime.of(23, 59, 59, 999_000_000);
        assertThat(writer.write(millis).getLong(0)).isEqualTo(millis.toNanoOfDay());
        assertThatThrownBy(() -> writer.write(millis.plusNanos(1000)))
                .hasMessage(
                        "column 'out' is a time(3), which cannot hold '23:59:59.999001'; set 'spark.pool.output.type' to string");
    }

    static Stream<Arguments> unfitParts() {
        return Stream.of(
                Arguments.of(
                        new Nested(List.of(new Item("a", new BigDecimal("1e30"))), Map.of()),
                        "",
                        "column 'items[0].price' is a decimal(38,18), which cannot hold '1E+30'; set 'spark.pool.output.type' to items array<struct<name:string,price:decimal(38,0)>> or items array<struct<name:string,price:string>>"),
                Arguments.of(
                        new Nested(List.of(), Map.of("b", 300)),
                        "sizes map<string, tinyint>",
                        "column 'sizes[b]' is a tinyint, which cannot hold '300'; set 'spark.pool.output.type' to sizes map<string,bigint> or sizes map<string,string>"),
                Arguments.of(
                        new Nested(List.of(), Collections.singletonMap(null, 3)),
                        "",
                        "column 'sizes[null]' is null, which no key of a map can be; leave the entry out"),
                Arguments.of(null, "", "the output is null; leave it out with a FlatMapFunction, or return a row"),
                Arguments.of(
                        new Item("a", null),
                        "",
                        "the output has the columns name, price, and those of the table are items, sizes; return a row with these columns, or set 'spark.pool.output.type' to others"),
                Arguments.of(
                        "a",
                        "",
                        "the output has the columns items, sizes, and 'a' has none; return a record or a Row with these columns"));
    }

    @ParameterizedTest
    @MethodSource("unfitParts")
    void partsThatDoNotFitAreNamed(Object value, String declared, String message) {
        RowWriter writer = of(Nested.class, declared).writer();
        assertThatThrownBy(() -> writer.write(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.Long    |bigint       |BIGINT",
                "java.lang.Number  |bigint       |BIGINT",
                "java.lang.Number  |string       |BIGINT",
                "java.lang.Number  |double       |DOUBLE",
                "java.lang.Number  |float        |DOUBLE",
                "java.lang.Number  |decimal(9,2) |DECIMAL(38,18)",
                "java.lang.Object  |float        |FLOAT",
                "java.lang.Object  |decimal(9,2) |DECIMAL(9,2)",
                "java.lang.Object  |date         |DATE",
                "java.lang.String  |double       |STRING"
            })
    void outputsAreLikeTheColumnTheyAreMadeOf(Class<?> output, String taken, String type) {
        OutputRows rows = OutputRows.of(output, "out", Rows.taking(taken), Optional.empty());
        assertThat(rows.columns().toDDL()).isEqualTo("id BIGINT,name STRING,out " + type);
    }

    @Test
    void anOutputIsAddedToItsRow() throws InvalidRowException {
        OutputRows rows = OutputRows.of(Double.class, "price", Rows.whole(), Optional.of("decimal(9,2)"));
        TableRow row = RowReaders.withRow(Row.class, "f", SOURCE, Optional.empty())
                .read(InternalRows.generic(SOURCE, 1L, null))
                .row();
        RowWriter writer = rows.writer();
        assertThat(text(rows, writer, new RowOutput(row, "price", 1.25)))
                .isEqualTo("{\"id\":1,\"name\":null,\"price\":1.25}");
        assertThat(text(rows, writer, new RowOutput(row, "price", null)))
                .isEqualTo("{\"id\":1,\"name\":null,\"price\":null}");
        assertThatThrownBy(() -> writer.write(new Item("a", null)))
                .hasMessage(
                        "the output is 'Item[name=a, price=null]', and the outputs are values of column 'price'; declare what the function returns");
    }

    @Test
    void aValueThatIsNoRowIsRefusedWhereRowsAreExpected() throws InvalidRowException {
        TableRow row = RowReaders.withRow(Row.class, "f", SOURCE, Optional.empty())
                .read(InternalRows.generic(SOURCE, 1L, null))
                .row();
        RowWriter writer = OutputRows.of(Object.class, "out", Rows.whole(), Optional.empty())
                .writer();
        assertThatThrownBy(() -> writer.write(new RowOutput(row, "out", null)))
                .hasMessage("the output is null; leave it out with a FlatMapFunction, or return a row");
        assertThatThrownBy(() -> writer.write(new RowOutput(row, "out", 7)))
                .hasMessage(
                        "the output is '7', and the outputs are rows; declare what the function returns, or set 'spark.pool.output.type' to its type");
    }

    @Test
    void rowsHaveTheColumnsOfTheSource() {
        OutputRows rows = OutputRows.of(Row.class, "out", Rows.whole(), Optional.empty());
        assertThat(rows.columns()).isEqualTo(SOURCE);
        assertThat(JsonText.of(row(rows, RowFactory.create(7L, "a")))).isEqualTo("{\"id\":7,\"name\":\"a\"}");
        RowWriter writer = rows.writer();
        assertThatThrownBy(() -> writer.write(RowFactory.create(7L)))
                .hasMessage(
                        "the output is a row of length 1, and the columns are id, name; return a row with these columns");
        assertThat(OutputRows.of(Object.class, "out", Rows.whole(), Optional.empty())
                        .columns())
                .isEqualTo(SOURCE);
    }

    @Test
    void aUserDeclaresTypes() {
        assertThat(of(Item.class, "price decimal(9,2)").columns().toDDL()).isEqualTo("name STRING,price DECIMAL(9,2)");
        assertThat(of(Unknown.class, "thread string").columns().toDDL()).isEqualTo("thread STRING");
        assertThat(of(Row.class, "a int, b string").columns().toDDL()).isEqualTo("a INT,b STRING");
        assertThat(of(Object.class, "a int, b string").columns().toDDL()).isEqualTo("a INT,b STRING");
        assertThat(of(Thread.class, "string").columns().toDDL()).isEqualTo("out STRING");
    }

    @Test
    void everyColumnMayBeNull() {
        StructType required = InternalRows.schema(
                "id bigint not null, parts array<struct<a: int not null>> not null, sizes map<string, struct<b: int not null>>");
        StructType nullable =
                InternalRows.schema("id bigint, parts array<struct<a: int>>, sizes map<string, struct<b: int>>");
        Optional<RowSource> source = Optional.of(new Rows(required, Optional.empty()));
        assertThat(OutputRows.of(Row.class, "out", source, Optional.empty()).columns())
                .isEqualTo(nullable);
        assertThat(OutputRows.of(Long.class, "out", source, Optional.empty()).columns())
                .isEqualTo(nullable.add("out", "bigint"));
        assertThat(of(Row.class, required.toDDL()).columns()).isEqualTo(nullable);
        assertThat(of(Object.class, "struct<a: int not null>").columns())
                .isEqualTo(InternalRows.schema("out struct<a: int>"));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(Long.class, "decimal(39,0)", "neither a type nor columns with their types"),
                Arguments.of(Long.class, "number", "neither a type nor columns with their types"),
                Arguments.of(
                        Long.class,
                        "a int, a string",
                        "neither a type nor columns with their types (the table has two columns with the name 'a'; rename one of them); write for example decimal(38,0), or id BIGINT, price DOUBLE"),
                Arguments.of(Long.class, "varchar(3)", "varchar(3) is no type of an output; write STRING"),
                Arguments.of(
                        Long.class,
                        "a int",
                        "the outputs are Long, which is one column; write its type alone, as in decimal(38,0)"),
                Arguments.of(
                        Item.class,
                        "int",
                        "the outputs are io.sparkpool.row.OutputRowsTest$Item, which has columns; write their names, too, as in id BIGINT, price DOUBLE"),
                Arguments.of(
                        Item.class,
                        "cost int",
                        "the outputs have no component 'cost' (it has name, price; the nearest is 'name'); name only those that they have"),
                Arguments.of(
                        Loop.class,
                        "",
                        "io.sparkpool.row.OutputRowsTest$Loop contains itself, so that its columns cannot be listed; return another record"),
                Arguments.of(
                        Unknown.class,
                        "",
                        "component 'thread' of io.sparkpool.row.OutputRowsTest$Unknown is a java.lang.Thread, whose type in a table is not known; set 'spark.pool.output.type', or let it be a number, a boolean, a String, a LocalDate, an Instant, a byte[], a List, a Map, a record, or an Optional of one of these"),
                Arguments.of(
                        List.class,
                        "",
                        "an element of the output is an Object, whose type in a table is not known; set 'spark.pool.output.type', or let it be a number, a boolean, a String, a LocalDate, an Instant, a byte[], a List, a Map, a record, or an Optional of one of these"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whatCannotBeARowIsAProblem(Type output, String declared, String problem) {
        Optional<String> type = Optional.of(declared).filter(text -> !text.isEmpty());
        assertThat(OutputRows.problem(output, type))
                .hasValueSatisfying(text -> assertThat(text).startsWith(problem));
        assertThatThrownBy(() -> of((Class<?>) output, declared))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource({"java.lang.Object", "org.apache.spark.sql.Row"})
    void outputsOfAnyTypeNeedATypeIfNothingElseTells(Class<?> output) {
        assertThat(OutputRows.problem(output, Optional.empty())).isEmpty();
        assertThatThrownBy(() -> of(output, ""))
                .hasMessage(
                        "the outputs are %s, whose type in a table is not known; set 'spark.pool.output.type' to a type, as in decimal(38,0), or to columns and their types, as in id BIGINT, price DOUBLE"
                                .formatted(output.getSimpleName()));
    }

    private static OutputRows of(Class<?> output, String declared) {
        return OutputRows.of(
                output, "out", Optional.empty(), Optional.of(declared).filter(text -> !text.isEmpty()));
    }

    private static String text(OutputRows rows, RowWriter writer, Object output) {
        return JsonText.of(new TableRow(new RowSchema(rows.columns()), writer.write(output)));
    }

    private static Row row(OutputRows rows, Object output) {
        return new RowSchema(rows.columns()).toRow(rows.writer().write(output));
    }

    record Plain(
            long l,
            int i,
            Short s,
            byte b,
            double d,
            float f,
            Boolean t,
            String text,
            LocalDate day,
            Instant time,
            LocalDateTime local) {}

    record Priced(long id, BigDecimal price) {}

    @Test
    void aRecordOfPlainValuesPrintsLikeItsRow() {
        RowWriter writer = rows(Plain.class).writer();
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            Plain plain = new Plain(
                    random.nextLong(),
                    random.nextInt(),
                    random.nextBoolean() ? null : (short) random.nextInt(),
                    (byte) random.nextInt(),
                    random.nextBoolean() ? random.nextGaussian() : Double.longBitsToDouble(random.nextLong()),
                    Float.intBitsToFloat(random.nextInt()),
                    random.nextBoolean() ? null : random.nextBoolean(),
                    random.nextInt(5) == 0 ? null : "t\u00e9\"\n" + random.nextInt(),
                    random.nextInt(5) == 0 ? null : LocalDate.ofEpochDay(random.nextInt(8_000_000) - 2_000_000),
                    time(random),
                    LocalDateTime.ofInstant(time(random), ZoneOffset.UTC));
            Object printed = writer.printed(plain, writer.write(plain));
            assertThat(printed).isInstanceOf(TableRow.class);
            assertThat(text(printed)).isEqualTo(text(plain));
        }
    }

    /** Returns a time of any year and with any number of digits that a column holds. */
    private static Instant time(Random random) {
        long unit = List.of(1L, 10L, 1000L, 100_000L, 1_000_000L, 60_000_000L).get(random.nextInt(6));
        long micros = random.nextLong() / (random.nextBoolean() ? 1 : 50);
        return Instant.EPOCH.plus(micros / unit * unit, ChronoUnit.MICROS);
    }

    @Test
    void aRecordWithADecimalPrintsItself() {
        RowWriter writer = rows(Priced.class).writer();
        Priced priced = new Priced(7, new BigDecimal("33.60"));
        assertThat(writer.printed(priced, writer.write(priced))).isSameAs(priced);
    }

    record Pairs(Pair<Long, Long> pair) {}

    record Millennium(long number) implements Temporal {
        @Override
        public boolean isSupported(TemporalUnit unit) {
            return false;
        }

        @Override
        public Temporal with(TemporalField field, long value) {
            throw new UnsupportedTemporalTypeException("it has no fields");
        }

        @Override
        public Temporal plus(long amount, TemporalUnit unit) {
            throw new UnsupportedTemporalTypeException("it has no units");
        }

        @Override
        public long until(Temporal end, TemporalUnit unit) {
            throw new UnsupportedTemporalTypeException("it has no units");
        }

        @Override
        public boolean isSupported(TemporalField field) {
            return false;
        }

        @Override
        public long getLong(TemporalField field) {
            throw new UnsupportedTemporalTypeException("it has no fields");
        }

        @Override
        public String toString() {
            return "millennium " + number;
        }
    }

    static Stream<Arguments> recordsOfOtherKinds() {
        return Stream.of(
                Arguments.of(Pairs.class.getRecordComponents()[0].getGenericType(), Pair.of(1L, 2L), "(1, 2)"),
                Arguments.of(JsonTextTest.Word.class, new JsonTextTest.Word("a"), "a"),
                Arguments.of(Millennium.class, new Millennium(3), "millennium 3"));
    }

    @ParameterizedTest
    @MethodSource("recordsOfOtherKinds")
    void aRecordThatIsSomethingElsePrintsAsThat(Type type, Object output, String text) {
        RowWriter writer = rows(type).writer();
        assertThat(text(writer.printed(output, writer.write(output)))).isEqualTo(text);
    }

    private static OutputRows rows(Type type) {
        return OutputRows.of(type, "value", Optional.empty(), Optional.empty());
    }

    private static String text(Object output) {
        TextBuffer text = new TextBuffer();
        PythonText.appendStr(text, output);
        return new String(text.toBytes(), StandardCharsets.UTF_8);
    }
}
