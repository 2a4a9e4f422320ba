package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is written in place of a record that is not serializable: its class and the values of its components. As with
 * serializable records, the canonical constructor makes the record again.
 */
final class RecordForm implements Serializable {
    private static final long serialVersionUID = 1;

    private transient RecordComponents components;
    private transient Object[] values;

    private RecordForm(RecordComponents components, Object[] values) {
        this.components = components;
        this.values = values;
    }

    /** Returns the form of a record; the record itself if its class is in a module that does not open it. */
    static Object of(Record original) {
        Optional<RecordComponents> components = RecordComponents.of(original.getClass());
        return components.isPresent()
                ? new RecordForm(components.get(), components.get().values(original))
                : original;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        ((ObjectStreams.Writer) out).writeType(components.type());
        components.write(values, out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        Class<?> type = ((ObjectStreams.Reader) in).readType();
        components = RecordComponents.of(type)
                .orElseThrow(() -> new InvalidObjectException(
                        "class %s is not a record here, as it was where it was sent".formatted(type.getName())));
        values = components.read(in);
    }

    private Object readResolve() throws InvalidObjectException {
        if (Stream.of(values).anyMatch(RecordForm.class::isInstance)) { // one that is still being read
            throw new InvalidObjectException(
                    "record %s holds itself; let it be a class that implements java.io.Serializable"
                            .formatted(components.type().getName()));
        }
        return components.create(values);
    }
}
