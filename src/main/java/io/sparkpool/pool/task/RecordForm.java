package io.sparkpool.pool.task;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is written in place of a record that is not serializable: its class and the values of its components. As with
 * serializable records, the canonical constructor makes the record again.
 */
final class RecordForm implements Serializable {
    private static final long serialVersionUID = 1;

    private final Class<?> type;
    private final Object[] values;

    private RecordForm(Class<?> type, Object[] values) {
        this.type = type;
        this.values = values;
    }

    /** Returns the form of a record; the record itself if its class is in a module that does not open it. */
    static Object of(Record original) {
        Optional<RecordComponents> components = RecordComponents.of(original.getClass());
        return components.isPresent()
                ? new RecordForm(original.getClass(), components.get().values(original))
                : original;
    }

    private Object readResolve() throws InvalidObjectException {
        if (Stream.of(values).anyMatch(RecordForm.class::isInstance)) {
            throw new InvalidObjectException(
                    "record %s holds itself; let it be a class that implements java.io.Serializable"
                            .formatted(type.getName()));
        }
        return RecordComponents.of(type)
                .orElseThrow(() -> new InvalidObjectException(
                        "class %s is not a record here, as it was where it was sent".formatted(type.getName())))
                .create(values);
    }
}
