package io.sparkpool.row;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import scala.collection.immutable.ArraySeq;

/** Readers of arrays and maps. */
final class CollectionReaders {
    private CollectionReaders() {}

    /** Makes a reader of unmodifiable lists. */
    static PresentReader list(ValueReader element) {
        return (values, ordinal) -> {
            Object[] elements = elements(values.getArray(ordinal), element);
            return Collections.unmodifiableList(Arrays.asList(elements));
        };
    }

    /** Makes a reader of unmodifiable maps that keep the order of their keys. */
    static PresentReader map(ValueReader key, ValueReader value) {
        return (values, ordinal) -> {
            MapData data = values.getMap(ordinal);
            Object[] keys = elements(data.keyArray(), key);
            Object[] mapped = mapped(data.valueArray(), value, keys);
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.length; i++) {
                map.put(keys[i], mapped[i]);
            }
            return Collections.unmodifiableMap(map);
        };
    }

    /** Makes a reader of Scala's sequences. */
    static PresentReader seq(ValueReader element) {
        return (values, ordinal) -> ArraySeq.unsafeWrapArray(elements(values.getArray(ordinal), element));
    }

    /** Makes a reader of Scala's maps, with the order of their keys. */
    static PresentReader scalaMap(ValueReader key, ValueReader value) {
        return (values, ordinal) -> {
            MapData data = values.getMap(ordinal);
            Object[] keys = elements(data.keyArray(), key);
            Object[] mapped = mapped(data.valueArray(), value, keys);
            scala.collection.mutable.Map<Object, Object> map = new scala.collection.mutable.LinkedHashMap<>();
            for (int i = 0; i < keys.length; i++) {
                map.update(keys[i], mapped[i]);
            }
            return map;
        };
    }

    private static Object[] elements(ArrayData array, ValueReader reader) throws InvalidValueException {
        Object[] elements = new Object[array.numElements()];
        int i = 0;
        try {
            for (; i < elements.length; i++) {
                elements[i] = reader.read(array, i);
            }
        } catch (InvalidValueException e) {
            throw e.within("[" + i + "]");
        }
        return elements;
    }

    private static Object[] mapped(ArrayData array, ValueReader reader, Object[] keys) throws InvalidValueException {
        Object[] mapped = new Object[keys.length];
        int i = 0;
        try {
            for (; i < mapped.length; i++) {
                mapped[i] = reader.read(array, i);
            }
        } catch (InvalidValueException e) {
            throw e.within("[" + keys[i] + "]");
        }
        return mapped;
    }
}
