package io.sparkpool.learn;

import io.sparkpool.pool.Pool;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.Function;

/**
 * The compiled class of a learner, whose methods a check calls.
 *
 * @param type the class
 * @param file its file, as messages name it
 * @param source the text of its file
 * @param limit how long a call may take
 * @param pools returns the pool
 */
record LearnerCode(Class<?> type, Path file, String source, Duration limit, Supplier<Pool> pools) {
    /** Calls that use a pool may take so many times as long. */
    private static final int POOL_FACTOR = 4;

    Pool pool() {
        return pools.get();
    }

    /**
     * Returns a static method.
     *
     * @throws WrongAnswer if the class has no such method
     */
    LearnerMethod method(Class<?> result, String name, Class<?>... parameters) {
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name)
                        && Arrays.equals(method.getParameterTypes(), parameters)
                        && method.getReturnType() == result
                        && Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElseThrow(
                        () -> new WrongAnswer(Message.of("method.missing", name, signature(result, name, parameters))));
        found.setAccessible(true);
        boolean usesPool = List.of(parameters).contains(Pool.class);
        return new LearnerMethod(this, found, usesPool ? limit.multipliedBy(POOL_FACTOR) : limit);
    }

    /**
     * Returns a record that is declared in the class.
     *
     * @throws WrongAnswer if there is none, or it has other components
     */
    LearnerRecord record(String name, Class<?>... components) {
        Constructor<?> found = Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(name) && nested.isRecord())
                .flatMap(nested -> Arrays.stream(nested.getDeclaredConstructors()))
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), components))
                .findFirst()
                .orElseThrow(() -> new WrongAnswer(Message.of("record.missing", name, names(components))));
        found.setAccessible(true);
        return new LearnerRecord(found);
    }

    /**
     * Returns an instance of the class, which is a function.
     *
     * @param input the class of its input
     * @throws WrongAnswer if the class is not such a function
     */
    @SuppressWarnings("unchecked")
    LearnerFunction function(Class<?> input) {
        try {
            Method call = type.getDeclaredMethod("call", input);
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            call.setAccessible(true);
            Function<Object, Object> function = (Function<Object, Object>) constructor.newInstance();
            return new LearnerFunction(function, new LearnerMethod(this, call, limit));
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new WrongAnswer(Message.of("function.missing", type.getSimpleName(), input.getSimpleName()));
        }
    }

    private static String names(Class<?>... types) {
        return Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(", "));
    }

    private static String signature(Class<?> result, String name, Class<?>... parameters) {
        return "static %s %s(%s)".formatted(result.getSimpleName(), name, names(parameters));
    }

    /** Returns the text of a line, from 1. */
    String line(int number) {
        return source.lines().skip(number - 1L).findFirst().orElse("");
    }
}
