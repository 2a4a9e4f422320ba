package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionTypeTest {
    private record Order(long id) {}

    private abstract static class Direct implements Function<Order, String> {}

    private abstract static class Inherited extends Direct {}

    private abstract static class Swapped<A, B> implements Function<B, A> {}

    private abstract static class OfSwapped extends Swapped<Order, Long> {}

    private abstract static class Same<T> extends Swapped<T, T> {}

    private abstract static class OfSame extends Same<byte[]> {}

    private interface Parsing<T> extends Function<String, T> {}

    private abstract static class OfInterface implements Runnable, Parsing<Order> {}

    private abstract static class Lists<T> implements Function<List<T>, Map<String, List<T>>> {}

    private abstract static class OfLists extends Lists<Order> {}

    private abstract static class OfListsOfLists extends Lists<List<Long>> {}

    private abstract static class Arrays<T> implements Function<T[], List<T>[]> {}

    private abstract static class OfArrays extends Arrays<Order> {}

    private abstract static class Wild implements Function<List<? extends Number>, Map.Entry<String, Long>> {}

    @SuppressWarnings("rawtypes")
    private abstract static class Raw implements Function {}

    @SuppressWarnings("rawtypes")
    private abstract static class OfRaw extends Same {}

    private abstract static class Bounded<N extends Number, C extends Comparable<C>> implements Function<N, C> {}

    private abstract static class BoundedByVariable<N extends Number, M extends N> implements Function<List<N>, M> {}

    static Stream<Arguments> aClassSaysWhatItTakesAndReturns() {
        return Stream.of(
                arguments(Direct.class, "Order", "java.lang.String"),
                arguments(Inherited.class, "Order", "java.lang.String"),
                arguments(OfSwapped.class, "java.lang.Long", "Order"),
                arguments(OfSame.class, "byte[]", "byte[]"),
                arguments(OfInterface.class, "java.lang.String", "Order"),
                arguments(
                        OfLists.class,
                        "java.util.List<Order>",
                        "java.util.Map<java.lang.String, java.util.List<Order>>"),
                arguments(
                        OfListsOfLists.class,
                        "java.util.List<java.util.List<java.lang.Long>>",
                        "java.util.Map<java.lang.String, java.util.List<java.util.List<java.lang.Long>>>"),
                arguments(OfArrays.class, "Order[]", "java.util.List[]"),
                arguments(
                        Wild.class,
                        "java.util.List<? extends java.lang.Number>",
                        "java.util.Map$Entry<java.lang.String, java.lang.Long>"),
                arguments(Raw.class, "java.lang.Object", "java.lang.Object"),
                arguments(OfRaw.class, "java.lang.Object", "java.lang.Object"),
                arguments(Bounded.class, "java.lang.Number", "java.lang.Comparable"),
                arguments(BoundedByVariable.class, "java.util.List<java.lang.Number>", "java.lang.Number"),
                arguments(Identity.class, "java.lang.Object", "java.lang.Object"),
                arguments(Square.class, "java.lang.Number", "java.lang.Number"));
    }

    @ParameterizedTest
    @MethodSource
    void aClassSaysWhatItTakesAndReturns(Class<?> function, String input, String output) {
        FunctionType type = FunctionType.of(function, Function.class);
        String order = Order.class.getName();
        assertThat(type.input().getTypeName()).isEqualTo(input.replace("Order", order));
        assertThat(type.output().getTypeName()).isEqualTo(output.replace("Order", order));
    }

    @Test
    void aResolvedTypeEqualsTheOneThatIsDeclared() {
        abstract class Declared implements Function<List<Order>, Map<String, List<Order>>> {}
        FunctionType declared = FunctionType.of(Declared.class, Function.class);
        FunctionType resolved = FunctionType.of(OfLists.class, Function.class);
        assertThat(resolved).isEqualTo(declared).hasSameHashCodeAs(declared);
        assertThat(declared).isEqualTo(resolved);
    }
}
