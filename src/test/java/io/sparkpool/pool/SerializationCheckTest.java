package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class SerializationCheckTest {
    private static final String NAME = SerializationCheckTest.class.getName();

    private final long offset = 1;

    private static Pool shared;

    @Test
    void theFieldThatHoldsTheCulpritIsNamed(Pool pool) {
        refused(
                pool,
                new WithField(),
                "function '" + NAME + "$WithField' cannot be sent to executors: its field '" + NAME
                        + "$WithField.culprit' holds a java.lang.Object, which is not serializable;"
                        + " make the field transient, or create its value inside the function");
    }

    @Test
    void theFieldThatHoldsItsCollectionIsNamed(Pool pool) {
        refused(
                pool,
                new WithCollection(),
                "function '" + NAME + "$WithCollection' cannot be sent to executors: its field '" + NAME
                        + "$WithCollection.values' holds a java.util.ArrayList with a java.lang.Object in it, which is not"
                        + " serializable; make the field transient, or create its value inside the function");
    }

    @Test
    void whatStandsBesideTheCulpritIsNotToBlame(Pool pool) {
        for (Function<Long, Long> function : List.of(new WithSibling(), new WithMap(), new WithCycle())) {
            assertThatThrownBy(() -> pool.map(function, Range.of(0, 3)))
                    .hasMessageContaining(
                            "its field '%s.culprits' holds a java.util.",
                            function.getClass().getName())
                    .hasMessageContaining(" with a java.lang.Object in it, which is not serializable");
        }
    }

    @Test
    void anInnerClassHoldsWhatSurroundsIt(Pool pool) {
        refused(
                pool,
                new Inner(),
                "function '" + NAME + "$Inner' cannot be sent to executors: its field '" + NAME
                        + "$Inner.this$0' holds a "
                        + NAME
                        + ", which is not serializable; make the class static, so that it does not hold the object"
                        + " that surrounds it");
    }

    @Test
    void whatALambdaCapturesIsNamed(Pool pool) {
        Object culprit = new Object();
        refused(
                pool,
                x -> x + culprit.hashCode(),
                "function 'a lambda in " + NAME
                        + "' cannot be sent to executors: it captures a java.lang.Object, which is"
                        + " not serializable; create its value inside the function");
    }

    @Test
    void aLambdaThatUsesAFieldCapturesTheWholeObject(Pool pool) {
        refused(
                pool,
                x -> x + offset,
                "function 'a lambda in " + NAME + "' cannot be sent to executors: it captures a " + NAME
                        + ", which is not serializable; a lambda that uses a field or a method of its object captures the"
                        + " whole object: copy the field to a local variable first, or make the method static");
    }

    @Test
    void aFunctionMayForbidToBeSent(Pool pool) {
        refused(
                pool,
                new Forbidding(),
                "function '" + NAME + "$Forbidding' cannot be sent to executors: not serializable: null; leave it out");
    }

    @Test
    void aPoolIsNotUsedInsideAFunction(Pool pool) {
        refused(
                pool,
                x -> x + pool.cores(),
                "function 'a lambda in " + NAME
                        + "' cannot be sent to executors: it holds a pool, and a pool cannot be used"
                        + " inside a function that a pool maps; give the outer map all inputs at once, for example as pairs");
    }

    @Test
    void aStaticPoolIsNotUsedInsideAFunction(Pool pool) {
        shared = pool;
        assertThatThrownBy(() -> pool.map(x -> shared.map(y -> y, Range.of(0, x)), Range.of(0, 3)))
                .isInstanceOf(PoolException.class)
                .hasMessage("function 'a lambda in " + NAME + "' failed at index 0 on input '0': IllegalStateException:"
                        + " a pool cannot be used inside a function that a pool maps: the function runs in a task, which has"
                        + " no driver to start other tasks on, and would wait for them on the core that they need; give the"
                        + " outer map all inputs at once, for example as pairs");
        assertThatThrownBy(() -> pool.map(
                        x -> {
                            shared.close();
                            return x;
                        },
                        Range.of(0, 3)))
                .hasMessageContaining("a pool cannot be used inside a function that a pool maps");
        assertThatThrownBy(() -> pool.map(x -> Pool.local(1).cores(), Range.of(0, 3)))
                .hasMessageContaining("a pool cannot be used inside a function that a pool maps");
    }

    @Test
    void noInputIsReadBeforeTheCheck(Pool pool) {
        AtomicInteger read = new AtomicInteger();
        Object culprit = new Object();
        List<Integer> inputs = new ArrayList<>(List.of(1)) {
            @Override
            public java.util.Iterator<Integer> iterator() {
                read.incrementAndGet();
                return super.iterator();
            }
        };
        assertThatThrownBy(() -> pool.imap(x -> culprit, inputs)).isInstanceOf(PoolException.class);
        assertThatThrownBy(() -> pool.mapAsync(x -> culprit, Inputs.of(inputs))).isInstanceOf(PoolException.class);
        assertThatThrownBy(() -> pool.mapReduce(x -> x, 0, (x, y) -> culprit.hashCode(), Inputs.of(inputs)))
                .hasMessageStartingWith("combiner 'a lambda in " + NAME + "' cannot be sent to executors");
        assertThat(read).hasValue(0);
    }

    @Test
    void anOutputThatCannotTravelIsNamed(Pool pool) {
        outputRefused(pool, x -> new Object(), "a java.lang.Object is not serializable; return something else");
        outputRefused(
                pool,
                x -> new Rates(),
                "a " + NAME + "$Rates is not serializable; let class " + NAME
                        + "$Rates implement java.io.Serializable, or return something else");
    }

    @Test
    void soIsTheComponentOfARecordThatHoldsIt(Pool pool) {
        String component = "component 'rates' of record " + NAME + "$Job holds ";
        String fix = "; let class " + NAME + "$Rates implement java.io.Serializable, or return something else";
        String rates = component + "a " + NAME + "$Rates, which is not serializable" + fix;
        outputRefused(pool, x -> new Job(1, new Rates()), rates);
        outputRefused(pool, x -> List.of("fine", Optional.of(new Job(1, new Rates()))), rates);
        outputRefused(pool, x -> Map.of("job", new Job(1, "fine"), "other", new Job(2, new Rates())), rates);
        outputRefused(pool, x -> new Job(1, new Job(2, new Rates())), rates);
        outputRefused(pool, x -> new SerializableJob(new Object[] {new Job(1, new Rates())}), rates);
        outputRefused(
                pool,
                x -> new Job(1, List.of(new Rates())),
                component + "a java.util.ImmutableCollections$List12 with a " + NAME
                        + "$Rates in it, which is not serializable" + fix);
        outputRefused(
                pool,
                x -> new SerializableJob(new Object()),
                "component 'rates' of record " + NAME
                        + "$SerializableJob holds a java.lang.Object, which is not serializable; return something else");
    }

    @Test
    void soIsTheFieldThatHoldsIt(Pool pool) {
        outputRefused(
                pool,
                x -> new WithRates(),
                "its field '" + NAME + "$WithRates.rates' holds a " + NAME
                        + "$Rates, which is not serializable; let class "
                        + NAME
                        + "$Rates implement java.io.Serializable, make the field transient, or return something else");
    }

    @Test
    void aLambdaThatCannotTravelIsNamedByItsPlace(Pool pool) {
        Supplier<Long> supplier = () -> 1L;
        refused(
                pool,
                x -> x + supplier.get(),
                "function 'a lambda in " + NAME + "' cannot be sent to executors: it captures a lambda in " + NAME
                        + ", which is not serializable; let its interface extend java.io.Serializable,"
                        + " or create its value inside the function");
    }

    @Test
    void anInputThatCannotTravelIsNamedByItsComponent(Pool pool) {
        assertThatThrownBy(() -> pool.map(x -> 1, List.of(new Job(1, "fine"), new Job(2, new Rates()))))
                .isInstanceOf(PoolException.class)
                .hasMessage("the input at index 1 cannot be sent to executors: component 'rates' of record " + NAME
                        + "$Job holds a " + NAME + "$Rates, which is not serializable; let class " + NAME
                        + "$Rates implement java.io.Serializable, or map what it is made from");
    }

    @Test
    void whatAFunctionHoldsIsCheckedWithoutAPool() {
        Path path = Path.of("a");
        Rates rates = new Rates();
        Function<Long, String> fine = x -> path.toString() + x;
        Function<Long, Long> heavy = x -> x + rates.hashCode();
        assertThat(SerializationCheck.problem(fine)).isEmpty();
        assertThat(SerializationCheck.problem(heavy))
                .hasValue("it captures a " + NAME + "$Rates, which is not serializable; let class " + NAME
                        + "$Rates implement java.io.Serializable, or create its value inside the function");
        assertThat(SerializationCheck.problem(new BadlyWritten()))
                .hasValue("IOException: disk full; fix its serialization");
    }

    private static void outputRefused(Pool pool, Function<Long, Object> function, String reason) {
        assertThatThrownBy(() -> pool.map(function, Range.of(0, 3)))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "function 'a lambda in " + NAME + "' failed at index 0 on input '0': UnserializableException:"
                                + " the output cannot be sent to the driver: " + reason);
    }

    private static void refused(Pool pool, Function<Long, Long> function, String message) {
        assertThatThrownBy(() -> pool.map(function, Range.of(0, 3)))
                .isInstanceOfSatisfying(
                        PoolException.class, e -> assertThat(e.function()).isPresent())
                .hasMessage(message);
    }

    private static class Identity implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            return x;
        }
    }

    private static final class WithField extends Identity {
        private final Object culprit = new Object();
    }

    private static final class WithCollection extends Identity {
        private final Map<String, String> fine = Map.of("a", "b");
        private final List<Object> values = new ArrayList<>(List.of("fine", new Object()));
    }

    private static final class Forbidding extends Identity {
        private void writeObject(ObjectOutputStream out) throws NotSerializableException {
            throw new NotSerializableException();
        }
    }

    private static final class BadlyWritten extends Identity {
        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new IOException("disk full");
        }
    }

    private static final class Rates {}

    private record Job(long id, Object rates) {}

    private record SerializableJob(Object rates) implements Serializable {}

    private static final class WithRates implements Serializable {
        private final Rates rates = new Rates();
    }

    private record Named(String name) implements Serializable {}

    private static final class WithSibling extends Identity {
        private final List<Object> culprits = new ArrayList<>(List.of(new Named("fine"), new Object()));
    }

    private static final class WithMap extends Identity {
        private final Map<String, Object> culprits =
                new TreeMap<>(Map.of("a", new Named("fine"), "b", new Object(), "c", new Named("fine")));
    }

    private static final class WithCycle extends Identity {
        private final Object self = this;
        private final List<Object> culprits = new ArrayList<>(List.of(this, new Object()));
    }

    private final class Inner extends Identity {
        @Override
        public Long call(Long x) {
            return x + offset;
        }
    }
}
