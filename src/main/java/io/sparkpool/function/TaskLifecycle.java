package io.sparkpool.function;

import java.util.Map;

/**
 * What a function does before and after the inputs of a task, such as to open and close a connection. A function of any
 * shape may implement this interface as well:
 *
 * <pre>{@code
 * public class Lookup implements Function<String, String>, TaskLifecycle {
 *     private transient Connection connection;
 *
 *     public void open(Map<String, String> settings) throws SQLException {
 *         connection = DriverManager.getConnection(settings.get("spark.my.url"));
 *     }
 *
 *     public String call(String key) throws SQLException { ... }
 *
 *     public void close() throws SQLException {
 *         connection.close();
 *     }
 * }
 * }</pre>
 *
 * <p>Each task has its own copy of the function, so its fields are used by one thread.
 */
public interface TaskLifecycle extends AutoCloseable {
    /**
     * Prepares the function for the inputs of a task. Called once for each task, before its first input.
     *
     * @param settings Spark's settings by their keys, among them keys of your own that start with {@code spark.}
     * @throws Exception if that fails; the map then ends, and {@link #close} is not called
     */
    default void open(Map<String, String> settings) throws Exception {}

    /**
     * Releases what {@link #open} has opened. Called once for each task after its last input, also if an input failed
     * or the task is cancelled.
     *
     * @throws Exception if that fails; the map then ends
     */
    @Override
    default void close() throws Exception {}
}
