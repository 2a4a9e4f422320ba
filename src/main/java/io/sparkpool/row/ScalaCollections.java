package io.sparkpool.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Turns the collections in Spark's rows into those of Java. */
final class ScalaCollections {
    private ScalaCollections() {}

    /** Returns a sequence as a list and a map as a map, with all that they contain; any other value as it is. */
    static Object toJava(Object value) {
        if (value instanceof Seq<?> sequence) {
            List<Object> list = new ArrayList<>(sequence.size());
            CollectionConverters.asJava(sequence).forEach(element -> list.add(toJava(element)));
            return list;
        }
        if (value instanceof scala.collection.Map<?, ?> scalaMap) {
            Map<Object, Object> map = new LinkedHashMap<>();
            CollectionConverters.asJava(scalaMap).forEach((key, mapped) -> map.put(toJava(key), toJava(mapped)));
            return map;
        }
        return value;
    }
}
