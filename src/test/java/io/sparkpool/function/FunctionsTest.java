package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {
    private static final String EXAMPLES = "io.sparkpool.function.FunctionsTest$";

    /** A function as a user may write it. */
    public static final class PlusOne implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            return x + 1;
        }
    }

    public abstract static class Unfinished implements Function<Long, Long> {}

    static final class Hidden extends Example {}

    public static final class Parameterized extends Example {
        public Parameterized(int unused) {}
    }

    public static final class PrivatelyMade extends Example {
        private PrivatelyMade() {}
    }

    public static final class Throwing extends Example {
        public Throwing() {
            throw new IllegalStateException("no model file");
        }
    }

    public static final class Words implements FlatMapFunction<String, String> {
        @Override
        public Iterator<String> call(String line) {
            return List.of(line.split(" ")).iterator();
        }
    }

    public static final class Lengths implements BatchFunction<String, Integer> {
        @Override
        public List<Integer> call(List<String> batch) {
            return batch.stream().map(String::length).toList();
        }
    }

    /** Can be called in two ways. */
    public static final class Both implements FlatMapFunction<List<Long>, Long>, BatchFunction<Long, Long> {
        @Override
        public ArrayIterator call(List<Long> batch) {
            return new ArrayIterator();
        }
    }

    public static final class ArrayIterator extends ArrayList<Long> implements Iterator<Long> {
        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Long next() {
            throw new NoSuchElementException();
        }
    }

    public static final class NotAFunction {}

    private abstract static class Example implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            return x;
        }
    }

    @Test
    void builtInNamesComeInAlphabeticalOrder() {
        assertThat(Functions.builtIn()).containsExactly("cube", "identity", "negate", "square");
    }

    @ParameterizedTest
    @CsvSource({"cube, 27", "identity, 3", "negate, -3", "square, 9"})
    void builtInFunctionsAreFoundByName(String name, long ofThree) throws Exception {
        assertThat(call(named(name), 3L)).isEqualTo(ofThree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cube", "identity", "negate", "square", EXAMPLES + "PlusOne"})
    void functionsTravel(String name) throws Exception {
        Function<?, ?> function = named(name);
        assertThat(call(sent(function), 5L)).isEqualTo(call(function, 5L));
    }

    @Test
    void usersClassesAreFoundByClassName() throws Exception {
        assertThat(call(named(EXAMPLES + "PlusOne"), 41L)).isEqualTo(42L);
    }

    @ParameterizedTest
    @MethodSource
    void functionsOfEveryShapeAreFoundWithTheirTypes(String name, Class<?> found, Type input, Type output) {
        NamedFunction named = Functions.named(name);
        assertThat(named.function()).isExactlyInstanceOf(found);
        assertThat(named.type()).isEqualTo(new FunctionType(input, output));
    }

    static Stream<Arguments> functionsOfEveryShapeAreFoundWithTheirTypes() {
        return Stream.of(
                arguments("square", Square.class, Number.class, Number.class),
                arguments("identity", Identity.class, Object.class, Object.class),
                arguments(EXAMPLES + "PlusOne", PlusOne.class, Long.class, Long.class),
                arguments(EXAMPLES + "Words", Words.class, String.class, String.class),
                arguments(EXAMPLES + "Lengths", Lengths.class, String.class, Integer.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Square", "sqare", "io.example.Missing", "io/example/Missing"})
    void unknownNamesAreRefused(String name) {
        assertRefused(
                name,
                "neither a built-in function (cube, identity, negate, square) nor a class on the class path;"
                        + " name your class as in my.Halve, and if it is in a jar of its own add that after --: --jars FILE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NotAFunction  | the class does not implement org.apache.spark.api.java.function.Function, org.apache.spark.api.java.function.FlatMapFunction or io.sparkpool.function.BatchFunction; let it implement one of them
            Both          | the class implements org.apache.spark.api.java.function.FlatMapFunction and io.sparkpool.function.BatchFunction, and a job can call only one of them; let it implement one
            Unfinished    | the class is abstract; name one that can be made
            Hidden        | the class is not public; make it public
            Parameterized | the class has no public constructor without parameters; add one, and make the class static if it is an inner one
            PrivatelyMade | the class has no public constructor without parameters; add one, and make the class static if it is an inner one
            Throwing      | its constructor threw java.lang.IllegalStateException: no model file; fix the constructor
            """)
    void classesThatCannotRunAreRefused(String example, String message) {
        assertRefused(EXAMPLES + example, message);
    }

    @Test
    void theClassesOfAPackageAreNamesThatAUserMayHaveMeant() {
        assertThat(Functions.namesLike("io.sparkpool.function.squaer"))
                .contains("square", "io.sparkpool.function.Square", EXAMPLES + "PlusOne");
        assertThat(Functions.namesLike("org.apache.spark.api.java.function.function"))
                .contains("org.apache.spark.api.java.function.Function");
        assertThat(Functions.namesLike("sqare")).isEqualTo(Functions.builtIn());
        assertThat(Functions.namesLike("no such.package.Name")).isEqualTo(Functions.builtIn());
    }

    @Test
    void whatAConstructorThrewIsKeptAsTheCause() {
        assertThatThrownBy(() -> Functions.named(EXAMPLES + "Throwing"))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no model file");
    }

    private static void assertRefused(String name, String message) {
        assertThatThrownBy(() -> Functions.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Function<?, ?> named(String name) {
        return (Function<?, ?>) Functions.named(name).function();
    }

    @SuppressWarnings("unchecked")
    private static Object call(Function<?, ?> function, Object input) throws Exception {
        return ((Function<Object, Object>) function).call(input);
    }

    private static Function<?, ?> sent(Function<?, ?> function) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Function<?, ?>) in.readObject();
        }
    }
}
