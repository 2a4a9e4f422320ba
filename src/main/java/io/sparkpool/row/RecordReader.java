package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads rows as records, by their canonical constructor. Each component is the column of its name. */
final class RecordReader {
    private final String type;
    private final Constructor<?> constructor;
    private final int columns;
    private final int[] ordinals;
    private final ValueReader[] readers;

    /** The step from the row to each component, for messages. */
    private final String[] steps;

    private RecordReader(JavaType type, int columns, int size) {
        this.type = type.described();
        this.constructor = canonicalConstructor(type.raw());
        this.columns = columns;
        this.ordinals = new int[size];
        this.readers = new ValueReader[size];
        this.steps = new String[size];
    }

    /** Makes a reader of the rows of a table, or throws an {@link IllegalArgumentException} if they do not fit. */
    static RecordReader of(StructType schema, JavaType type) {
        return of(schema, type, ColumnNames.ofInput(schema), "", Column::of);
    }

    /** Makes a reader of the structs in a column, or throws an {@link IllegalArgumentException} if they do not fit. */
    static RecordReader of(StructType schema, JavaType type, Column column) {
        return of(schema, type, ColumnNames.ofStruct(column, schema), ".", column::field);
    }

    private static RecordReader of(
            StructType schema,
            JavaType type,
            ColumnNames names,
            String separator,
            Function<StructField, Column> columns) {
        List<JavaType.Component> components = type.components();
        RecordReader reader = new RecordReader(type, schema.size(), components.size());
        for (int i = 0; i < components.size(); i++) {
            JavaType.Component component = components.get(i);
            int ordinal = names.require(component.name(), type);
            StructField field = schema.apply(ordinal);
            reader.ordinals[i] = ordinal;
            reader.readers[i] = ValueReader.of(columns.apply(field), Target.ofComponent(component, type));
            reader.steps[i] = separator + field.name();
        }
        return reader;
    }

    Object read(InternalRow row) throws InvalidValueException {
        Object[] arguments = new Object[readers.length];
        int i = 0;
        try {
            for (; i < arguments.length; i++) {
                arguments[i] = readers[i].read(row, ordinals[i]);
            }
        } catch (InvalidValueException e) {
            throw e.within(steps[i]);
        }
        return construct(arguments);
    }

    Object readStruct(SpecializedGetters values, int ordinal) throws InvalidValueException {
        return read(values.getStruct(ordinal, columns));
    }

    private Object construct(Object[] arguments) throws InvalidValueException {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            throw new InvalidValueException("cannot be %s: %s".formatted(type, MessageText.ofThrowable(e.getCause())));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a record has a canonical constructor, which is accessible", e);
        }
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) {
        Class<?>[] parameters = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record has a canonical constructor", e);
        }
    }
}
