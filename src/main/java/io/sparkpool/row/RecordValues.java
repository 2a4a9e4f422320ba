package io.sparkpool.row;

import io.sparkpool.function.Pair;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes the values of records by their accessors. */
final class RecordValues {
    /** A record that is also one of these is printed as that, not by its components. */
    private static final List<Class<?>> OTHERS =
            List.of(Pair.class, CharSequence.class, Temporal.class, List.class, Map.class);

    private static final ClassValue<RecordValues> OF_CLASS = new ClassValue<>() {
        @Override
        protected RecordValues computeValue(Class<?> type) {
            return new RecordValues(type);
        }
    };

    private final List<String> names;
    private final byte[][] jsonNames;
    private final Method[] accessors;

    private final boolean nothingElse;

    private RecordValues(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.nothingElse = isRecordOnly(type);
        this.names = Stream.of(components).map(RecordComponent::getName).toList();
        this.jsonNames = JsonBytes.names(names);
        this.accessors = Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        for (Method accessor : accessors) {
            accessor.setAccessible(true);
        }
    }

    static RecordValues of(Class<? extends Record> type) {
        return OF_CLASS.get(type);
    }

    /** Returns whether an object is a record and nothing else. This is faster than to ask for each of the other types. */
    static boolean isRecordOnly(Object object) {
        return object instanceof Record && OF_CLASS.get(object.getClass()).nothingElse;
    }

    /** Returns whether the objects of a class are records and nothing else. */
    static boolean isRecordOnly(Class<?> type) {
        return type.isRecord() && OTHERS.stream().noneMatch(other -> other.isAssignableFrom(type));
    }

    /** Returns the names of the components: always the same object. */
    List<String> names() {
        return names;
    }

    /** Returns what precedes each value in JSON. */
    byte[][] jsonNames() {
        return jsonNames;
    }

    Object[] values(Record record) {
        Object[] values = new Object[accessors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(accessors[i], record);
        }
        return values;
    }

    private static Object value(Method accessor, Record record) {
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError("an accessor throws no checked exception", e);
        } catch (IllegalAccessException e) {
            throw new AssertionError("accessors are accessible", e);
        }
    }
}
