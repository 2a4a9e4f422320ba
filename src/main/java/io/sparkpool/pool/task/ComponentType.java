package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** How the values of a component are written: frequent primitive types in as few bytes as they have. */
enum ComponentType {
    LONG {
        @Override
        void write(Object value, ObjectOutput out) throws IOException {
            out.writeLong((Long) value);
        }

        @Override
        Object read(ObjectInput in) throws IOException {
            return in.readLong();
        }
    },
    INT {
        @Override
        void write(Object value, ObjectOutput out) throws IOException {
            out.writeInt((Integer) value);
        }

        @Override
        Object read(ObjectInput in) throws IOException {
            return in.readInt();
        }
    },
    DOUBLE {
        @Override
        void write(Object value, ObjectOutput out) throws IOException {
            out.writeDouble((Double) value);
        }

        @Override
        Object read(ObjectInput in) throws IOException {
            return in.readDouble();
        }
    },
    BOOLEAN {
        @Override
        void write(Object value, ObjectOutput out) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        Object read(ObjectInput in) throws IOException {
            return in.readBoolean();
        }
    },
    OBJECT {
        @Override
        void write(Object value, ObjectOutput out) throws IOException {
            out.writeObject(value);
        }

        @Override
        Object read(ObjectInput in) throws IOException, ClassNotFoundException {
            return in.readObject();
        }
    };

    abstract void write(Object value, ObjectOutput out) throws IOException;

    abstract Object read(ObjectInput in) throws IOException, ClassNotFoundException;

    /** Returns how values of a class are written. */
    static ComponentType of(Class<?> type) {
        if (type == long.class) {
            return LONG;
        }
        if (type == int.class) {
            return INT;
        }
        if (type == double.class) {
            return DOUBLE;
        }
        return type == boolean.class ? BOOLEAN : OBJECT;
    }
}
