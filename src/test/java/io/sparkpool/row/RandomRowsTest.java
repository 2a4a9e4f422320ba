package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rows, in both forms, are the records and rows that they were made from. */
class RandomRowsTest {
    private static final StructType SCHEMA = InternalRows.schema(
            "items array<struct<name string, price decimal(20,3)>>, id bigint, name string, count int, rate double,"
                    + " sure boolean, day date, time timestamp, sizes map<string, bigint>, total decimal(38,0)");

    record Item(String name, BigDecimal price) {}

    record Order(
            long id,
            Optional<String> name,
            Integer count,
            Double rate,
            Optional<Boolean> sure,
            LocalDate day,
            Instant time,
            List<Item> items,
            Map<String, Long> sizes,
            BigInteger total) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsAreWhatTheyWereMadeFrom(long seed) throws InvalidRowException {
        Random random = new Random(seed);
        RowReader<RowInput> reader = RowReaders.withRow(Order.class, "f", SCHEMA, Optional.empty());
        for (int i = 0; i < 300; i++) {
            Order order = order(random);
            Object[] values = values(order);
            RowInput generic = reader.read(InternalRows.generic(SCHEMA, values));
            RowInput unsafe = reader.read(InternalRows.unsafe(SCHEMA, values));
            assertThat(generic.input()).isEqualTo(order);
            assertThat(unsafe.input()).isEqualTo(order);
            assertThat(unsafe.row().toRow()).isEqualTo(generic.row().toRow());
            assertSame(generic.row().toRow(), order);
        }
    }

    private static void assertSame(Row row, Order order) {
        assertThat(row.getLong(1)).isEqualTo(order.id());
        assertThat(Optional.ofNullable(row.getString(2))).isEqualTo(order.name());
        assertThat(row.<Integer>getAs("count")).isEqualTo(order.count());
        assertThat(row.<Double>getAs("rate")).isEqualTo(order.rate());
        assertThat(Optional.ofNullable(row.<Boolean>getAs("sure"))).isEqualTo(order.sure());
        assertThat(row.getLocalDate(6)).isEqualTo(order.day());
        assertThat(row.getInstant(7)).isEqualTo(order.time());
        if (order.items() != null) {
            List<Row> items = row.getList(0);
            assertThat(items.stream()
                            .map(item -> item == null ? null : new Item(item.getString(0), item.getDecimal(1)))
                            .toList())
                    .isEqualTo(order.items());
        }
        if (order.sizes() != null) {
            assertThat(row.getJavaMap(8)).isEqualTo(order.sizes());
            assertThat(List.copyOf(row.getJavaMap(8).keySet()))
                    .isEqualTo(List.copyOf(order.sizes().keySet()));
        }
    }

    private static Object[] values(Order order) {
        Object[] items = order.items() == null
                ? null
                : order.items().stream()
                        .map(item -> item == null ? null : RowFactory.create(item.name(), item.price()))
                        .toArray();
        return new Object[] {
            items,
            order.id(),
            order.name().orElse(null),
            order.count(),
            order.rate(),
            order.sure().orElse(null),
            order.day(),
            order.time(),
            order.sizes(),
            order.total() == null ? null : new BigDecimal(order.total())
        };
    }

    private static Order order(Random random) {
        return new Order(
                random.nextLong() >> random.nextInt(64),
                Optional.ofNullable(orNull(random, () -> text(random))),
                orNull(random, random::nextInt),
                orNull(random, () -> Double.longBitsToDouble(random.nextLong())),
                Optional.ofNullable(orNull(random, random::nextBoolean)),
                orNull(random, () -> LocalDate.ofEpochDay(random.nextInt(4_000_000) - 1_000_000)),
                orNull(random, () -> Instant.EPOCH.plusNanos((random.nextLong() >> 12) * 1000)),
                orNull(random, () -> items(random)),
                orNull(random, () -> sizes(random)),
                orNull(random, () -> new BigInteger(120, random)));
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(orNull(
                    random,
                    () -> new Item(
                            orNull(random, () -> text(random)),
                            orNull(random, () -> BigDecimal.valueOf(random.nextLong() >> 5, 3)))));
        }
        return items;
    }

    private static Map<String, Long> sizes(Random random) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            sizes.put(text(random), orNull(random, random::nextLong));
        }
        return sizes;
    }

    private static String text(Random random) {
        int[] characters = {0, '\n', '\r', '"', '\'', ',', ' ', 'a', 0xe9, 0x20ac, 0x1f600};
        return random.ints(random.nextInt(12), 0, characters.length)
                .map(i -> characters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <T> T orNull(Random random, Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }
}
