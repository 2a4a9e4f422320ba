package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;

/** The components of a record class, and its canonical constructor. Also of classes that are not public. */
final class RecordComponents {
    private static final ClassValue<Optional<RecordComponents>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<RecordComponents> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private final Constructor<?> constructor;
    private final Field[] fields;
    private final ComponentType[] types;

    private RecordComponents(Constructor<?> constructor, Field[] fields) {
        this.constructor = constructor;
        this.fields = fields;
        this.types = Stream.of(constructor.getParameterTypes())
                .map(ComponentType::of)
                .toArray(ComponentType[]::new);
    }

    /** Returns the components of a class; empty if it is not a record, or is in a module that does not open it. */
    static Optional<RecordComponents> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Returns the record class. */
    Class<?> type() {
        return constructor.getDeclaringClass();
    }

    /** Returns the values of the components, as its fields have them: an accessor may return something else. */
    Object[] values(Record object) {
        Object[] values = new Object[fields.length];
        try {
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].get(object);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError("the fields were made accessible", e);
        }
        return values;
    }

    /** Writes the values of the components. */
    void write(Object[] values, ObjectOutput out) throws IOException {
        for (int i = 0; i < types.length; i++) {
            types[i].write(values[i], out);
        }
    }

    /** Reads the values that {@link #write} has written. */
    Object[] read(ObjectInput in) throws IOException, ClassNotFoundException {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = types[i].read(in);
        }
        return values;
    }

    /**
     * Calls the canonical constructor.
     *
     * @throws InvalidObjectException if the constructor throws an exception, or the class has other components
     */
    Object create(Object[] values) throws InvalidObjectException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw invalid(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private InvalidObjectException invalid(Throwable cause) {
        InvalidObjectException invalid =
                new InvalidObjectException("the constructor of record %s refuses the values that the record had: %s"
                        .formatted(type().getName(), MessageText.ofThrowable(cause)));
        invalid.initCause(cause);
        return invalid;
    }

    private static Optional<RecordComponents> find(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        RecordComponent[] components = type.getRecordComponents();
        try {
            Field[] fields = new Field[components.length];
            for (int i = 0; i < components.length; i++) {
                fields[i] = type.getDeclaredField(components[i].getName());
            }
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.trySetAccessible() && Stream.of(fields).allMatch(Field::trySetAccessible)
                    ? Optional.of(new RecordComponents(constructor, fields))
                    : Optional.empty();
        } catch (NoSuchFieldException | NoSuchMethodException e) {
            throw new AssertionError("a record has a field for each component, and a canonical constructor", e);
        }
    }
}
