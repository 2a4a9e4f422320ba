package io.sparkpool.pool;

import io.sparkpool.message.MessageText;
import io.sparkpool.pool.task.UnreadableInputException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** Says in words for a user why Spark could not finish a job. */
public final class SparkFailure {
    private static final String SERIALIZABLE =
            "%s cannot be sent to %s: a %s is not serializable; let the class implement java.io.Serializable, or %s";

    /** What Spark says that a user could not act on, and what we say. */
    private record Rule(Pattern sparks, String ours) {
        Optional<String> apply(String message) {
            Matcher found = sparks.matcher(message);
            return found.find() ? Optional.of(ours.replace("$1", found.group(1))) : Optional.empty();
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Pattern.compile("had a not serializable result: ([\\w.$]+)"),
                    SERIALIZABLE.formatted("an output", "the driver", "$1", "give back something else")),
            new Rule(
                    Pattern.compile("Failed to serialize task.*NotSerializableException: ([\\w.$]+)"),
                    SERIALIZABLE.formatted("an input", "executors", "$1", "map what it is made from")),
            new Rule(
                    Pattern.compile("(java\\.lang\\.invoke\\.SerializedLambda)"),
                    "executors do not have the class that a lambda is in; give them its jar: --jars FILE, or spark.jars"));

    private SparkFailure() {}

    /**
     * Why, on one line; unreadable inputs say so themselves.
     *
     * @param chunks names the chunk of a task
     */
    public static String explain(Throwable cause, IntFunction<String> chunks) {
        Throwable root = root(cause);
        if (root instanceof UnreadableInputException) {
            return root.getMessage();
        }
        String message = String.valueOf(root.getMessage());
        return Stream.concat(
                        LostChunk.explain(message, chunks).stream(),
                        RULES.stream().flatMap(rule -> rule.apply(message).stream()))
                .findFirst()
                .orElseGet(() -> "Spark could not finish the job: " + describe(root));
    }

    /** A failure on one line, with the options of Java that would avoid it if there are some. */
    public static String describe(Throwable root) {
        return MessageText.ofThrowable(root)
                + (String.valueOf(root.getMessage()).contains("to unnamed module")
                        ? "; start Java with the options that Spark needs: " + JavaModuleOptions.defaultModuleOptions()
                        : "");
    }

    /** What is at the bottom of it. */
    public static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !(root instanceof UnreadableInputException)) {
            root = root.getCause();
        }
        return root;
    }
}
