package io.sparkpool.report;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Copies records with another value of a component, for tests. */
public final class RecordCopy {
    private RecordCopy() {}

    /** Returns a copy of a record with another value of a component, which may be one of a record within: {@code run.id}. */
    public static <R extends Record> R with(R record, String path, Object value) {
        String[] names = path.split("\\.", 2);
        return names.length == 1
                ? replaced(record, path, value)
                : replaced(record, names[0], with((Record) component(record, names[0]), names[1], value));
    }

    private static Object component(Record record, String name) {
        try {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .filter(component -> component.getName().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .getAccessor()
                    .invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // it is the record's own constructor
    private static <R extends Record> R replaced(R record, String name, Object value) {
        component(record, name); // there is one
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(name) ? value : component(record, component.getName()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
