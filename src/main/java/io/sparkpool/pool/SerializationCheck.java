package io.sparkpool.pool;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Driver only. Refuses what could not be sent to executors, before anything runs, and names what holds the culprit. */
final class SerializationCheck {
    /** What was about to be written, outer objects first. */
    private final List<Object> visited = new ArrayList<>();

    private SerializationCheck() {}

    /**
     * Checks a part of a map.
     *
     * @param part what it is: {@code function}, {@code combiner} or {@code initializer}
     * @throws PoolException if it cannot be serialized
     */
    static void require(String part, Object value) {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(value);
        } catch (NotSerializableException e) {
            throw PoolException.cannotTravel(
                    part, FunctionName.of(value), new SerializationCheck().explain(value, e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            throw PoolException.cannotTravel(part, FunctionName.of(value), Excerpt.ofThrowable(e), e);
        }
    }

    private String explain(Object value, String culprit) {
        visit(value);
        if (culprit.equals(Pool.class.getName())) {
            return "it holds a pool, and a pool cannot be used inside a function that a pool maps; give the outer map all inputs at once, for example as pairs";
        }
        return holder().orElse("it needs a %s, which is not serializable; leave it out".formatted(culprit));
    }

    /** The last object that is visited is the one that cannot be written. */
    private void visit(Object value) {
        try (ObjectOutputStream out = new Tracing()) {
            out.writeObject(value);
        } catch (IOException | RuntimeException expected) {
            // what was visited is what counts
        }
    }

    /** The field that holds the culprit, or the collection that it is in: going outwards, the first that can be seen. */
    private Optional<String> holder() {
        Object culprit = visited.get(visited.size() - 1);
        return Stream.iterate(visited.size() - 1, i -> i > 0, i -> i - 1)
                .flatMap(i -> IntStream.range(0, i)
                        .mapToObj(visited::get)
                        .flatMap(holder -> holding(holder, visited.get(i), culprit).stream()))
                .findFirst();
    }

    private static Optional<String> holding(Object holder, Object held, Object culprit) {
        String what = held == culprit
                ? "a %s, which is not serializable".formatted(culprit.getClass().getName())
                : "a %s with a %s in it, which is not serializable"
                        .formatted(held.getClass().getName(), culprit.getClass().getName());
        if (holder instanceof SerializedLambda lambda && captures(lambda, held)) {
            return Optional.of("it captures " + what + "; " + mendCapture(lambda, culprit));
        }
        return field(holder, held)
                .map(field -> "its field '%s.%s' holds %s; %s"
                        .formatted(field.getDeclaringClass().getName(), field.getName(), what, mendField(field)));
    }

    private static String mendCapture(SerializedLambda lambda, Object culprit) {
        boolean surrounding = lambda.getCapturingClass()
                .replace('/', '.')
                .equals(culprit.getClass().getName());
        return surrounding
                ? "a lambda that uses a field or a method of its object captures the whole object: copy the field to a local variable first, or make the method static"
                : "make it serializable, or create it inside the function";
    }

    private static String mendField(Field field) {
        return field.isSynthetic()
                ? "make the class static, so that it does not hold the object that surrounds it"
                : "make the field transient, or create its value inside the function";
    }

    private static boolean captures(SerializedLambda lambda, Object held) {
        return IntStream.range(0, lambda.getCapturedArgCount()).anyMatch(i -> lambda.getCapturedArg(i) == held);
    }

    private static Optional<Field> field(Object holder, Object held) {
        return Stream.<Class<?>>iterate(holder.getClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .filter(field -> !field.getType().isPrimitive() && value(field, holder) == held)
                .findFirst();
    }

    /** What a field holds; null where Java does not let us look. */
    private static Object value(Field field, Object holder) {
        try {
            return field.trySetAccessible() ? field.get(holder) : null;
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    private final class Tracing extends ObjectOutputStream {
        private boolean failed;

        Tracing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object next) {
            failed |= next instanceof ObjectStreamException; // the stream writes what went wrong, too
            if (!failed) {
                visited.add(next);
            }
            return next;
        }
    }
}
