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

/** Refuses what could not be sent to executors, before anything runs, and names what holds the culprit. */
final class SerializationCheck {
    private static final String POOL_INSIDE =
            "it holds a pool, and a pool cannot be used inside a function that a pool maps; give the outer map all inputs at once, for example as pairs";

    private final String culprit;

    /** What has been looked into: objects may hold one another. */
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Looks for an object of the class of this name. */
    private SerializationCheck(String culprit) {
        this.culprit = culprit;
    }

    /**
     * Checks a part of a map.
     *
     * @param part what it is: {@code function}, {@code combiner} or {@code initializer}
     * @throws PoolException if it cannot be serialized
     */
    static void require(String part, Object value) {
        try {
            write(value);
        } catch (NotSerializableException e) {
            String why = new SerializationCheck(String.valueOf(e.getMessage())).explain(value);
            throw PoolException.cannotTravel(part, FunctionName.of(value), why, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw PoolException.cannotTravel(part, FunctionName.of(value), MessageText.ofThrowable(e), e);
        }
    }

    private String explain(Object value) {
        return culprit.equals(Pool.class.getName())
                ? POOL_INSIDE
                : holder(value).orElse("not serializable: %s; leave it out".formatted(culprit));
    }

    /** The innermost field or captured variable on the way to the culprit that Java lets us look at. */
    private Optional<String> holder(Object value) {
        return lambda(value)
                .map(this::captured)
                .orElseGet(() -> fields(value)
                        .flatMap(field -> content(field, value)
                                .filter(this::isOnTheWay)
                                .map(held -> holder(held).orElseGet(() -> describe(field, held)))
                                .stream())
                        .findFirst());
    }

    private Optional<String> captured(SerializedLambda lambda) {
        return IntStream.range(0, lambda.getCapturedArgCount())
                .mapToObj(lambda::getCapturedArg)
                .filter(this::isOnTheWay)
                .map(held -> holder(held).orElseGet(() -> describe(lambda, held)))
                .findFirst();
    }

    private boolean isOnTheWay(Object held) {
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
        String mend = field.isSynthetic()
                ? "make the class static, so that it does not hold the object that surrounds it"
                : "make the field transient, or create its value inside the function";
        return "its field '%s.%s' holds %s; %s"
                .formatted(field.getDeclaringClass().getName(), field.getName(), what(held), mend);
    }

    private String describe(SerializedLambda lambda, Object held) {
        boolean surrounding = lambda.getCapturingClass().replace('/', '.').equals(culprit);
        String mend = surrounding
                ? "a lambda that uses a field or a method of its object captures the whole object: copy the field to a local variable first, or make the method static"
                : "make it serializable, or create it inside the function";
        return "it captures %s; %s".formatted(what(held), mend);
    }

    private String what(Object held) {
        String type = held.getClass().getName();
        String shown = type.equals(culprit) ? "a " + type : "a %s with a %s in it".formatted(type, culprit);
        return shown + ", which is not serializable";
    }

    private static void write(Object value) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(value);
        }
    }

    /** Those of Java's own classes would tell a user nothing. */
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

    /** What Java sends in place of a lambda. */
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
