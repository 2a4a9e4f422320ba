package io.sparkpool.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Random values of all types of columns, with the collections of Java. */
final class RandomValues {
    /** Columns of all types. */
    static final StructType COLUMNS = InternalRows.schema("l bigint, i int, s smallint, b tinyint, d double, f float,"
            + " truth boolean, small decimal(9,2), whole decimal(18,0), large decimal(38,18), text string, bytes binary,"
            + " day date, time timestamp, local timestamp_ntz, period interval year to month,"
            + " duration interval day to second, list array<double>, lists array<array<string>>,"
            + " map map<string, decimal(12,3)>, days map<date, array<int>>, `a \"\u00e9` struct<x: int, y: timestamp>,"
            + " deep array<struct<m: map<bigint, string>, s: struct<t: string, none: array<boolean>>>>");

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a row with a schema. */
    Row row(StructType columns) {
        Object[] values = Stream.of(columns.fields())
                .map(StructField::dataType)
                .map(this::nullable)
                .toArray();
        return new GenericRowWithSchema(values, columns);
    }

    private Object nullable(DataType type) {
        return random.nextInt(6) == 0 ? null : value(type);
    }

    private Object value(DataType type) {
        if (type instanceof ArrayType array) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(nullable(array.elementType()));
            }
            return list;
        }
        if (type instanceof MapType map) {
            Map<Object, Object> values = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.put(value(map.keyType()), nullable(map.valueType()));
            }
            return values;
        }
        if (type instanceof DecimalType decimal) {
            int bits = (int) (decimal.precision() * 3.3);
            return new BigDecimal(new BigInteger(1 + random.nextInt(bits), random), decimal.scale())
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
        }
        return type instanceof StructType struct ? row(struct) : simple(type);
    }

    private Object simple(DataType type) {
        long number = random.nextLong() >> random.nextInt(Long.SIZE);
        return switch (type.sql()) {
            case "BIGINT" -> number;
            case "INT" -> (int) number;
            case "SMALLINT" -> (short) number;
            case "TINYINT" -> (byte) number;
            case "DOUBLE" -> random.nextBoolean() ? number / 100.0 : Double.longBitsToDouble(random.nextLong());
            case "FLOAT" -> Float.intBitsToFloat(random.nextInt());
            case "BOOLEAN" -> random.nextBoolean();
            case "STRING" -> text();
            case "BINARY" -> text().getBytes(java.nio.charset.StandardCharsets.UTF_16);
            case "DATE" ->
                LocalDate.ofEpochDay(random.nextInt(random.nextBoolean() ? 100_000 : 10_000_000) - 1_000_000);
            case "TIMESTAMP" -> instant();
            case "TIMESTAMP_NTZ" -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
            case "INTERVAL YEAR TO MONTH" -> Period.ofMonths((int) number).normalized();
            case "INTERVAL DAY TO SECOND" -> Duration.ofSeconds(number >> 24, 1000);
            default -> throw new IllegalArgumentException(type.sql());
        };
    }

    private Instant instant() {
        long micros = random.nextLong() >> (random.nextBoolean() ? 2 : 9);
        long unit = new long[] {1, 10, 1_000, MICROS_PER_SECOND, 86_400 * MICROS_PER_SECOND}[random.nextInt(5)];
        long rounded = micros / unit * unit;
        return Instant.ofEpochSecond(
                Math.floorDiv(rounded, MICROS_PER_SECOND), Math.floorMod(rounded, MICROS_PER_SECOND) * 1000);
    }

    private String text() {
        int[] characters = {0, 0x1f, '\n', '\r', '"', '\\', '/', ' ', 'a', 'b', 0x7f, 0xe9, 0x20ac, 0x1f600};
        return random.ints(random.nextInt(12), 0, characters.length)
                .map(i -> characters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
