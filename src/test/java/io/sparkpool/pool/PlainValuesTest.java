package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that Java does not serialize, and that a pool maps all the same. */
@ExtendWith(SharedPool.class)
class PlainValuesTest {
    private static final String NAME = PlainValuesTest.class.getName();

    private static final List<Order> ORDERS = IntStream.range(0, 100)
            .mapToObj(i -> new Order(i, i % 3 == 0 ? Optional.empty() : Optional.of("item " + i), new Price(i, "EUR")))
            .toList();

    private record Order(long id, Optional<String> item, Price price) {}

    private record Price(long cents, String currency) {
        Price plus(Price other) {
            return new Price(cents + other.cents, currency);
        }
    }

    private record Rates(Map<String, Long> percent, Path origin) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void recordsAreMappedToRecordsInTheirOrder(int chunkSize, Pool pool) {
        List<Price> prices = pool.map(Order::price, ORDERS, chunkSize);
        assertThat(prices).isEqualTo(ORDERS.stream().map(Order::price).toList());
        assertThat(pool.map(order -> order, ORDERS, chunkSize)).isEqualTo(ORDERS);
        assertThat(pool.map(order -> order, Inputs.of(ORDERS.iterator()), chunkSize))
                .isEqualTo(ORDERS);
    }

    @Test
    void pathsKeepTheirTypeAndOrder(Pool pool) {
        List<Path> paths = List.of(Path.of("b"), Path.of("/a/b.txt"), Path.of(""));
        assertThat(pool.map(path -> path, paths)).isEqualTo(paths);
        assertThat(pool.map(Path::getFileName, paths)).containsExactly(Path.of("b"), Path.of("b.txt"), Path.of(""));
    }

    @Test
    void optionalsKeepTheirTypeAndOrder(Pool pool) {
        List<Optional<String>> texts = List.of(Optional.of("b"), Optional.empty(), Optional.of(""));
        assertThat(pool.map(text -> text, texts)).isEqualTo(texts);
        assertThat(pool.map(text -> text.map(String::length), texts))
                .containsExactly(Optional.of(1), Optional.empty(), Optional.of(0));
        assertThat(pool.map(x -> x % 2 == 0 ? OptionalLong.of(x) : OptionalLong.empty(), Range.of(0, 3)))
                .containsExactly(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.of(2));
    }

    @Test
    void soDoTheyInsideListsAndMaps(Pool pool) {
        List<Map<String, List<Order>>> nested = List.of(Map.of("some", ORDERS), Map.of("none", List.of()));
        assertThat(pool.map(map -> map, nested)).isEqualTo(nested);
        assertThat(pool.map(x -> List.of(Optional.of(new Price(x, "EUR")), Path.of("" + x)), Range.of(0, 2)))
                .containsExactly(
                        List.of(Optional.of(new Price(0, "EUR")), Path.of("0")),
                        List.of(Optional.of(new Price(1, "EUR")), Path.of("1")));
    }

    @Test
    void aListOfDifferentValuesIsMapped(Pool pool) {
        List<Object> mixed = List.of(1L, new Price(1, "EUR"), 2.5, Path.of("a"), "text", Optional.of(1L));
        assertThat(pool.map(x -> x, mixed)).isEqualTo(mixed);
    }

    @Test
    void recordsAreCombined(Pool pool) {
        Price none = new Price(0, "EUR");
        assertThat(pool.mapReduce(Order::price, none, Price::plus, Inputs.of(ORDERS)))
                .isEqualTo(new Price(4950, "EUR"));
        assertThat(pool.reduce(
                        Path.of(""), Path::resolve, Inputs.of(List.of(Path.of("a"), Path.of("b"), Path.of("c")))))
                .isEqualTo(Path.of("a/b/c"));
    }

    @Test
    void aFunctionMayHoldThem(Pool pool) {
        Rates rates = new Rates(Map.of("EUR", 19L), Path.of("rates.csv"));
        Optional<Path> path = Optional.of(Path.of("a"));
        assertThat(pool.map(order -> order.price().cents() * rates.percent().get("EUR"), ORDERS))
                .startsWith(0L, 19L, 38L);
        assertThat(pool.map(x -> path.orElseThrow().resolve("" + x).toString(), Range.of(0, 2)))
                .containsExactly("a/0", "a/1");
        assertThat(pool.mapReduce(
                        x -> x, 0L, (x, y) -> x + y + 0 * rates.percent().size(), Range.of(0, 5)))
                .isEqualTo(10);
    }

    @Test
    void anInitializerMayHoldThem(Pool pool) {
        Path path = Path.of("a");
        assertThat(pool.withInitializer(() -> System.setProperty(NAME, path.toString()))
                        .map(x -> System.getProperty(NAME), Range.of(0, 1)))
                .containsExactly("a");
    }

    @Test
    void inputsThatFailAreQuarantinedAsTheyAre(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        Pool quarantining = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add));
        quarantining.map(order -> order.item().orElseThrow(), ORDERS.subList(0, 3));
        quarantining.map(path -> path.toRealPath(), List.of(Path.of("no such file")));
        quarantining.map(text -> text.orElseThrow(), List.of(Optional.of(1), Optional.empty()));
        assertThat(failed)
                .extracting(FailedInput::input)
                .containsExactly(ORDERS.get(0), Path.of("no such file"), Optional.empty());
        assertThat(failed).extracting(FailedInput::index).containsExactly(0L, 0L, 1L);
    }

    @Test
    void anOutputThatCannotBeMadeAgainIsNamed(Pool pool) {
        assertThatThrownBy(() -> pool.map(x -> new InTasks(x), Range.of(0, 3)))
                .hasMessage("an object that was sent cannot be read where it was received: InvalidObjectException:"
                        + " the constructor of record " + NAME + "$InTasks refuses the values that the record had:"
                        + " IllegalStateException: made on the driver");
    }

    /** Can be made in a task only. */
    private record InTasks(long value) {
        InTasks {
            if (TaskContext.get() == null) {
                throw new IllegalStateException("made on the driver");
            }
        }
    }

    private static final AtomicBoolean STRICT = new AtomicBoolean();

    /** Cannot be made once {@link #STRICT} is set: neither in a task nor on the driver. */
    private record Strict(long size) {
        Strict {
            if (STRICT.get()) {
                throw new IllegalArgumentException("size is " + size);
            }
        }
    }

    @Test
    void aRecordThatCannotBeMadeAgainIsNamed(Pool pool) {
        List<Strict> inputs = List.of(new Strict(5));
        STRICT.set(true);
        assertThatThrownBy(() -> pool.map(strict -> strict.size(), inputs))
                .isInstanceOf(PoolException.class)
                .hasMessage("Spark could not finish the job: InvalidObjectException: the constructor of record " + NAME
                        + "$Strict refuses the values that the record had:"
                        + " IllegalArgumentException: size is 5");
    }
}
