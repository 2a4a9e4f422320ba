package io.sparkpool.pool;

import io.sparkpool.function.FunctionName;
import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refuses what cannot be sent to executors before anything runs, and finds the field or variable that is the reason.
 */
final class SerializationCheck {
    private static final String POOL_INSIDE =
            "it holds a pool, and a pool cannot be used inside a function that a pool maps; give the outer map all inputs at once, for example as pairs";

    private final String culprit;

    /** The objects that were searched, as objects may hold one another. */
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Creates a search for an object of the class of this name. */
    private SerializationCheck(String culprit) {
        this.culprit = culprit;
    }

    /**
     * Checks that a part of a map can be serialized.
     *
     * @param part {@code function}, {@code combiner} or {@code initializer}
     * @throws PoolException if it cannot be serialized
     */
    static void require(String part, Object value) {
        try {
            write(value);
        } catch (NotSerializableException e) {
            throw refusal(part, value, new SerializationCheck(String.valueOf(e.getMessage())).explain(value), e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw refusal(part, value, MessageText.ofThrowable(e), e);
        }
    }

    /** Returns the exception of a part that cannot be serialized. */
    static PoolException refusal(String part, Object value, String reason, Throwable cause) {
        String name = FunctionName.of(value);
        return new PoolException(
                "%s '%s' cannot be sent to executors: %s".formatted(part, name, reason),
                part.equals("function") ? Optional.of(name) : Optional.empty(),
                Optional.empty(),
                cause);
    }

    private String explain(Object value) {
        return culprit.equals(Pool.class.getName())
                ? POOL_INSIDE
                : holder(value).orElse("not serializable: %s; leave it out".formatted(culprit));
    }

    /** Describes the innermost accessible field or captured variable that leads to the culprit. */
    private Optional<String> holder(Object value) {
        return lambda(value)
                .map(this::captured)
                .orElseGet(() -> fields(value)
                        .flatMap(field -> content(field, value)
                                .filter(this::leadsToCulprit)
                                .map(held -> holder(held).orElseGet(() -> describe(field, held)))
                                .stream())
                        .findFirst());
    }

    private Optional<String> captured(SerializedLambda lambda) {
        return IntStream.range(0, lambda.getCapturedArgCount())
                .mapToObj(lambda::getCapturedArg)
                .filter(this::leadsToCulprit)
                .map(held -> holder(held).orElseGet(() -> describe(lambda, held)))
                .findFirst();
    }

    private boolean leadsToCulprit(Object held) {
        if (held == null || !seen.add(held)) {
            return false;
        }
        try {
            write(held);
            return false;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return culprit.equals(e.getMessage());
        }
    }

    private String describe(Field field, Object held) {
        String fix = field.isSynthetic()
                ? "make the class static, so that it does not hold the object that surrounds it"
                : "make the field transient, or create its value inside the function";
        return "its field '%s.%s' holds %s; %s"
                .formatted(field.getDeclaringClass().getName(), field.getName(), description(held), fix);
    }

    private String describe(SerializedLambda lambda, Object held) {
        boolean surrounding = lambda.getCapturingClass().replace('/', '.').equals(culprit);
        String fix = surrounding
                ? "a lambda that uses a field or a method of its object captures the whole object: copy the field to a local variable first, or make the method static"
                : "make it serializable, or create it inside the function";
        return "it captures %s; %s".formatted(description(held), fix);
    }

    private String description(Object held) {
        String type = held.getClass().getName();
        String shown = type.equals(culprit) ? "a " + type : "a %s with a %s in it".formatted(type, culprit);
        return shown + ", which is not serializable";
    }

    private static void write(Object value) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(value);
        }
    }

    /** Returns the fields, except those of Java's own classes, which a user does not know. */
    private static Stream<Field> fields(Object value) {
        return Stream.<Class<?>>iterate(value.getClass(), type -> type != null, Class::getSuperclass)
                .filter(type -> !type.getName().startsWith("java."))
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .filter(field -> !field.getType().isPrimitive());
    }

    private static Optional<Object> content(Field field, Object holder) {
        try {
            return field.trySetAccessible() ? Optional.ofNullable(field.get(holder)) : Optional.empty();
        } catch (IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /** Returns the object that Java serializes in place of a lambda. */
    private static Optional<SerializedLambda> lambda(Object value) {
        try {
            Method replace = value.getClass().getDeclaredMethod("writeReplace");
            return replace.trySetAccessible() && replace.invoke(value) instanceof SerializedLambda lambda
                    ? Optional.of(lambda)
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
