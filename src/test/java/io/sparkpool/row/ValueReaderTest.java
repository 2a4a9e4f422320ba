package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of single columns, which functions take without a record. */
class ValueReaderTest {
    private static final BigInteger HUGE = BigInteger.TEN.pow(30);

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("bigint", Long.class, Long.MIN_VALUE),
                Arguments.of("bigint", Number.class, Long.MAX_VALUE),
                Arguments.of("int", Integer.class, Integer.MIN_VALUE),
                Arguments.of("smallint", Short.class, Short.MAX_VALUE),
                Arguments.of("tinyint", Byte.class, Byte.MIN_VALUE),
                Arguments.of("double", Double.class, Double.NaN),
                Arguments.of("double", Double.class, -0.0),
                Arguments.of("double", Double.class, Double.MIN_VALUE),
                Arguments.of("double", Number.class, Double.NEGATIVE_INFINITY),
                Arguments.of("float", Float.class, Float.NaN),
                Arguments.of("float", Float.class, Float.MAX_VALUE),
                Arguments.of("boolean", Boolean.class, true),
                Arguments.of("decimal(38,0)", BigDecimal.class, new BigDecimal(HUGE)),
                Arguments.of("decimal(10,2)", BigDecimal.class, new BigDecimal("-1.50")),
                Arguments.of("decimal(10,2)", Number.class, new BigDecimal("-1.50")),
                Arguments.of("string", String.class, ""),
                Arguments.of("string", String.class, "two\nlines, \"quoted\", NUL \0, \ud83d\ude00, \u00e9"),
                Arguments.of("date", LocalDate.class, LocalDate.of(1, 1, 1)),
                Arguments.of("date", LocalDate.class, LocalDate.of(1582, 10, 10)),
                Arguments.of("date", LocalDate.class, LocalDate.of(9999, 12, 31)),
                Arguments.of("timestamp", Instant.class, Instant.parse("0001-01-01T00:00:00.000001Z")),
                Arguments.of("timestamp", Instant.class, Instant.parse("1969-12-31T23:59:59.999999Z")),
                Arguments.of("timestamp", Instant.class, Instant.parse("9999-12-31T23:59:59.999999Z")),
                Arguments.of("timestamp_ntz", LocalDateTime.class, LocalDateTime.of(1500, 2, 28, 1, 2, 3, 4_000)),
                Arguments.of("binary", byte[].class, new byte[] {0, -1, 10}),
                Arguments.of("binary", byte[].class, new byte[0]),
                Arguments.of("interval day to second", Object.class, Duration.ofMillis(-1500)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsReadAsItIs(String type, Class<?> wanted, Object value) throws InvalidRowException {
        assertThat(read(type, wanted, value)).isEqualTo(value);
        assertThat(read(type, Object.class, value)).isEqualTo(value);
        assertThat(read(type, wanted, null)).isNull();
    }

    static Stream<Arguments> conversions() {
        return Stream.of(
                Arguments.of("int", Integer.MIN_VALUE, Long.class, -2147483648L),
                Arguments.of("int", 7, Number.class, 7L),
                Arguments.of("int", 7, Double.class, 7.0),
                Arguments.of("tinyint", (byte) -7, BigInteger.class, BigInteger.valueOf(-7)),
                Arguments.of("bigint", 127L, Byte.class, (byte) 127),
                Arguments.of("bigint", -32768L, Short.class, Short.MIN_VALUE),
                Arguments.of("bigint", 1L << 53, Double.class, 0x1p53),
                Arguments.of("bigint", Long.MIN_VALUE, Float.class, -0x1p63f),
                Arguments.of("bigint", Long.MIN_VALUE, BigDecimal.class, BigDecimal.valueOf(Long.MIN_VALUE)),
                Arguments.of("float", 0.1f, Double.class, (double) 0.1f),
                Arguments.of("float", 0.1f, Number.class, (double) 0.1f),
                Arguments.of("double", 0.5, Float.class, 0.5f),
                Arguments.of("double", Double.NaN, Float.class, Float.NaN),
                Arguments.of("double", -0.0, Float.class, -0.0f),
                Arguments.of("double", -3.0, Long.class, -3L),
                Arguments.of("double", -0x1p63, Long.class, Long.MIN_VALUE),
                Arguments.of("double", 0x1p80, BigInteger.class, BigInteger.TWO.pow(80)),
                Arguments.of("double", 0x1p80, BigDecimal.class, new BigDecimal(BigInteger.TWO.pow(80))),
                Arguments.of("double", 0.1, BigDecimal.class, new BigDecimal("0.1")),
                Arguments.of("decimal(10,2)", new BigDecimal("3.00"), Integer.class, 3),
                Arguments.of("decimal(10,2)", new BigDecimal("0.10"), Double.class, 0.1),
                Arguments.of("decimal(10,2)", new BigDecimal("0.10"), Float.class, 0.1f),
                Arguments.of("decimal(38,0)", new BigDecimal(HUGE), BigInteger.class, HUGE),
                Arguments.of("decimal(38,0)", new BigDecimal(HUGE), Number.class, HUGE),
                Arguments.of("decimal(38,0)", new BigDecimal(5), Number.class, 5L),
                Arguments.of("decimal(38,0)", new BigDecimal(BigInteger.TWO.pow(70)), Double.class, 0x1p70),
                Arguments.of("string", HUGE.toString(), BigInteger.class, HUGE),
                Arguments.of("string", "-" + HUGE, Number.class, HUGE.negate()),
                Arguments.of("string", "+12", Number.class, 12L),
                Arguments.of("string", "1.50", Number.class, 1.5),
                Arguments.of("string", ".5e-3", Number.class, 0.0005),
                Arguments.of("string", "NaN", Number.class, Double.NaN),
                Arguments.of("string", "-Infinity", Number.class, Double.NEGATIVE_INFINITY),
                Arguments.of("string", "inf", Number.class, Double.POSITIVE_INFINITY),
                Arguments.of("string", "1.50", BigDecimal.class, new BigDecimal("1.50")),
                Arguments.of("string", "1e30", BigDecimal.class, new BigDecimal("1e30")));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void aNumberIsReadAsAnotherTypeIfItStaysTheSame(String type, Object value, Class<?> wanted, Object expected)
            throws InvalidRowException {
        assertThat(read(type, wanted, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            bigint         | 128                 | java.lang.Byte       | is 128, and my.Square takes a Byte; let it take a Long
            bigint         | 32768               | java.lang.Short      | is 32768, and my.Square takes a Short; let it take a Long
            bigint         | 3000000000          | java.lang.Integer    | is 3000000000, and my.Square takes an Integer; let it take a Long
            bigint         | 9007199254740993    | java.lang.Double     | is 9007199254740993, and my.Square takes a Double; let it take a Long
            bigint         | 9223372036854775807 | java.lang.Double     | is 9223372036854775807, and my.Square takes a Double; let it take a Long
            bigint         | 16777217            | java.lang.Float      | is 16777217, and my.Square takes a Float; let it take a Long
            double         | 1.5                 | java.lang.Long       | is 1.5, and my.Square takes a Long; let it take a Double
            double         | 9.3e18              | java.lang.Long       | is 9.3E18, and my.Square takes a Long; let it take a Double
            double         | NaN                 | java.lang.Long       | is NaN, and my.Square takes a Long; let it take a Double
            double         | Infinity            | java.math.BigDecimal | is Infinity, and my.Square takes a BigDecimal; let it take a Double
            double         | 0.1                 | java.lang.Float      | is 0.1, and my.Square takes a Float; let it take a Double
            decimal(20,0)  | 9223372036854775808 | java.lang.Long       | is 9223372036854775808, and my.Square takes a Long; let it take a BigDecimal
            decimal(10,2)  | 1.50                | java.math.BigInteger | is 1.50, and my.Square takes a BigInteger; let it take a BigDecimal
            decimal(38,20) | 0.12345678901234567890 | java.lang.Double  | is 0.12345678901234567890, and my.Square takes a Double; let it take a BigDecimal
            string         | abc                 | java.math.BigDecimal | is 'abc', and my.Square takes a BigDecimal; correct the text, or let it take a String
            string         | 1.0                 | java.math.BigInteger | is '1.0', and my.Square takes a BigInteger; correct the text, or let it take a String
            string         | ' 1'                | java.lang.Number     | is ' 1', and my.Square takes a Number; correct the text, or let it take a String
            string         | ''                  | java.lang.Number     | is '', and my.Square takes a Number; correct the text, or let it take a String
            string         | 0x1p3               | java.lang.Number     | is '0x1p3', and my.Square takes a Number; correct the text, or let it take a String
            string         | \u0661              | java.math.BigInteger | is '\u0661', and my.Square takes a BigInteger; correct the text, or let it take a String
            string         | 1e400               | java.lang.Number     | is '1e400', and my.Square takes a Number; correct the text, or let it take a String
            string         | 1e99999999999       | java.math.BigDecimal | is '1e99999999999', and my.Square takes a BigDecimal; correct the text, or let it take a String
            """)
    void aNumberThatWouldChangeIsInvalid(String type, String value, Class<?> wanted, String message) {
        Object typed =
                switch (type) {
                    case "bigint" -> Long.valueOf(value);
                    case "double" -> Double.valueOf(value);
                    case "string" -> value;
                    default -> new BigDecimal(value);
                };
        assertThatThrownBy(() -> read(type, wanted, typed))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("column 'n' " + message);
    }

    @Test
    void aNumberOfTooManyDigitsIsNotRead() throws InvalidRowException {
        assertThat(read("string", BigInteger.class, "9".repeat(4300)))
                .isEqualTo(BigInteger.TEN.pow(4300).subtract(BigInteger.ONE));
        assertThatThrownBy(() -> read("string", BigInteger.class, "9".repeat(4301)))
                .hasMessage("column 'n' is '" + "9".repeat(80)
                        + "...', and my.Square takes a BigInteger; correct the text, or let it take a String");
    }

    /** Reads a value from both forms of rows, and requires that the results are equal. */
    private static Object read(String type, Class<?> wanted, Object value) throws InvalidRowException {
        StructType schema = InternalRows.schema("n " + type);
        RowReader<Object> reader = RowReaders.of(wanted, "my.Square", schema, Optional.of("n"));
        Object read = reader.read(InternalRows.generic(schema, value));
        assertThat(reader.read(InternalRows.unsafe(schema, value))).isEqualTo(read);
        return read;
    }
}
