package io.sparkpool.pool;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.message.UnwritableOutputException;
import io.sparkpool.message.UserException;
import io.sparkpool.spark.ClusterException;
import java.io.InvalidObjectException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.launcher.JavaModuleOptions;

/** Turns what Spark throws into exceptions with a message for the user. */
final class SparkFailure {
    private static final String UNSERIALIZABLE =
            "%s cannot be sent to %s: a %s is not serializable; let the class implement java.io.Serializable, or %s";

    private static final Pattern LOST_CHUNK = Pattern.compile(
            "Task ([0-9]+) in stage \\S+ failed ([0-9]+) times, most recent failure: .*ExecutorLostFailure .* Reason: ([^\\n]*)");

    private static final List<Translation> TRANSLATIONS = List.of(
            new Translation(
                    Pattern.compile("had a not serializable result: ([\\w.$]+)"),
                    UNSERIALIZABLE.formatted("an output", "the driver", "$1", "return something else")),
            new Translation(
                    Pattern.compile("Failed to serialize task.*NotSerializableException: ([\\w.$]+)"),
                    UNSERIALIZABLE.formatted("an input", "executors", "$1", "map what it is made from")),
            new Translation(
                    Pattern.compile("(java\\.lang\\.invoke\\.SerializedLambda)"),
                    "executors do not have the class that a lambda is in; give them its jar: --jars FILE, or spark.jars"));

    private SparkFailure() {}

    /** A message of Spark's that does not help a user, and the one that replaces it. */
    private record Translation(Pattern original, String replacement) {
        Optional<String> apply(String message) {
            Matcher found = original.matcher(message);
            return found.find() ? Optional.of(replacement.replace("$1", found.group(1))) : Optional.empty();
        }
    }

    /** Returns the exception of a pool whose Spark did not start. */
    static PoolException atStart(Exception cause) {
        if (cause instanceof PoolException e) {
            return e;
        }
        if (cause instanceof UserException e) {
            return PoolException.of(e);
        }
        Throwable root = root(cause);
        String reason = String.valueOf(root.getMessage()).startsWith("Only one SparkContext")
                ? "it runs in this process already, and no pool has started it; share it with Pool.on, or stop it first"
                : describe(root);
        return new PoolException("Spark could not start: " + reason, cause);
    }

    /** Returns the exception of a map whose Spark has stopped. */
    static PoolException stopped(JavaSparkContext context, Throwable cause) {
        return new PoolException(
                ClusterException.stopped(context.master(), cause).getMessage(), cause);
    }

    /** Returns the exception of a map whose Spark has stopped, where nothing was thrown yet. */
    static PoolException stopped(JavaSparkContext context) {
        return stopped(context, new IllegalStateException("the Spark context is stopped"));
    }

    /**
     * Returns the exception of a Spark job that failed. If inputs could not be read, or outputs could not be written, it
     * has the message of their exception.
     *
     * @param chunks names the chunk of a task
     */
    static PoolException ofJob(Throwable cause, IntFunction<String> chunks) {
        Throwable root = root(cause);
        if (root instanceof UnreadableInputException || root instanceof UnwritableOutputException) {
            return new PoolException(root.getMessage(), cause);
        }
        String message = String.valueOf(root.getMessage());
        String explanation = Stream.concat(
                        lostChunk(message, chunks).stream(),
                        TRANSLATIONS.stream().flatMap(translation -> translation.apply(message).stream()))
                .findFirst()
                .orElseGet(() -> "Spark could not finish the job: " + describe(root));
        return new PoolException(explanation, cause);
    }

    /** Explains that executors ended while they mapped a chunk, so often that Spark gave up. */
    private static Optional<String> lostChunk(String message, IntFunction<String> chunks) {
        Matcher lost = LOST_CHUNK.matcher(message);
        return lost.find()
                ? Optional.of(
                        "%s ended its executor %s times, the last time: %s; a function may end the process, or need more memory than spark.executor.memory gives"
                                .formatted(
                                        chunks.apply(Integer.parseInt(lost.group(1))),
                                        lost.group(2),
                                        lost.group(3).strip()))
                : Optional.empty();
    }

    /** Describes a failure on one line, with the Java options that would prevent it if there are any. */
    private static String describe(Throwable root) {
        return MessageText.ofThrowable(root)
                + (String.valueOf(root.getMessage()).contains("to unnamed module")
                        ? "; start Java with the options that Spark needs: " + JavaModuleOptions.defaultModuleOptions()
                        : "");
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !explains(root)) {
            root = root.getCause();
        }
        return root;
    }

    /** Returns whether a throwable says more than its cause: an object is invalid where its class refuses its values. */
    private static boolean explains(Throwable thrown) {
        return thrown instanceof UnreadableInputException
                || thrown instanceof UnwritableOutputException
                || thrown instanceof InvalidObjectException;
    }
}
