package io.sparkpool.pool;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A list of any objects, {@code null} too, that cannot be changed. */
final class ObjectList extends AbstractList<Object> implements RandomAccess, Serializable {
    private final Object[] values;

    /** Keeps the array itself. */
    ObjectList(Object[] values) {
        this.values = values;
    }

    @Override
    public Object get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
