package io.sparkpool.pool;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/** What Spark is to know of the jobs that this thread submits. */
final class LocalProperties {
    private LocalProperties() {}

    /**
     * Sets them; a value of null takes one away.
     *
     * @return what they were before, to be set again
     */
    static Map<String, String> set(JavaSparkContext context, Map<String, String> properties) {
        Map<String, String> before = new HashMap<>();
        properties.forEach((key, value) -> {
            before.put(key, context.getLocalProperty(key));
            context.setLocalProperty(key, value);
        });
        return before;
    }
}
